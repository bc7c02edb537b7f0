import type { Actor } from '@blinkcart/domain/account/role'
import type { Order } from '@blinkcart/domain/order/order'

/** The words for those without a name. */
export type ActorWords = Readonly<Record<'you' | Actor['role'], string>>

/** How the reader `uid` knows whoever did something to `order`. */
export function actorName(
  actor: Actor,
  order: Pick<Order, 'partnerId' | 'partner' | 'customer'>,
  reader: { readonly uid: string; readonly words: ActorWords },
): string {
  if (actor.uid === reader.uid) return reader.words.you
  if (actor.role === 'delivery_partner' && actor.uid === order.partnerId && order.partner) return order.partner.name
  if (actor.role === 'customer') return order.customer.name
  return reader.words[actor.role]
}
