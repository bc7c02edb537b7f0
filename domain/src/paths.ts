import { eventId } from './order/order.ts'

/** Where every document lives, as slash-separated paths; `collections` has those of whole collections. */
export const paths = {
  product: (sku: string) => `products/${sku}`,
  user: (uid: string) => `users/${uid}`,
  notifications: (uid: string) => `users/${uid}/notifications`,
  notification: (uid: string, id: string) => `users/${uid}/notifications/${id}`,
  devices: (uid: string) => `users/${uid}/devices`,
  device: (uid: string, deviceId: string) => `users/${uid}/devices/${deviceId}`,
  partner: (uid: string) => `partners/${uid}`,
  order: (orderId: string) => `orders/${orderId}`,
  events: (orderId: string) => `orders/${orderId}/events`,
  event: (orderId: string, seq: number) => `orders/${orderId}/events/${eventId(seq)}`,
  actions: (orderId: string) => `orders/${orderId}/actions`,
  action: (orderId: string, actionId: string) => `orders/${orderId}/actions/${actionId}`,
  proofs: (orderId: string) => `orders/${orderId}/proofs`,
  proof: (orderId: string, actionId: string) => `orders/${orderId}/proofs/${actionId}`,
  handover: (orderId: string) => `orders/${orderId}/secrets/handover`,
  liveLocation: (orderId: string) => `orders/${orderId}/live/location`,
  pool: (orderId: string) => `pool/${orderId}`,
  dayShards: (day: string) => `stats/${day}/shards`,
  dayShard: (day: string, shard: string) => `stats/${day}/shards/${shard}`,
  liveShards: 'stats/live/shards',
  liveShard: (shard: string) => `stats/live/shards/${shard}`,
} as const

/** The collections at the root. */
export const collections = {
  products: 'products',
  users: 'users',
  partners: 'partners',
  orders: 'orders',
  pool: 'pool',
  stats: 'stats',
} as const
