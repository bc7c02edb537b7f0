import { isFinal, type OrderStatus, statuses } from '@blinkcart/domain/order/lifecycle'
import type { Order } from '@blinkcart/domain/order/order'
import type { LiveStats } from '@blinkcart/domain/stats'
import { concerns } from './concerns.ts'

/** Which orders are shown: one status, or a view across them. */
export const orderTabs = ['all', 'open', 'attention', ...statuses] as const
export type OrderTab = (typeof orderTabs)[number]

/** What the table can be sorted by. */
export const sortKeys = ['ordered', 'status', 'since', 'total'] as const
export type SortKey = (typeof sortKeys)[number]

/** What an admin has chosen to see. */
export interface OrdersView {
  readonly tab: OrderTab
  readonly search: string
  readonly sort: SortKey
  readonly descending: boolean
}

/** The statuses of orders that still need something done. */
export const openStatuses: readonly OrderStatus[] = statuses.filter((status) => !isFinal(status))

/** `orders` as `view` shows them at `now`. */
export function shownOrders(orders: readonly Order[], view: OrdersView, now: number): readonly Order[] {
  const wanted = view.search.trim().toLowerCase()
  const sign = view.descending ? -1 : 1
  return orders
    .filter((order) => isInTab(order, view.tab, now) && (wanted === '' || told(order).includes(wanted)))
    .toSorted((a, b) => sign * (rank(a, view.sort) - rank(b, view.sort)) || b.placedAt - a.placedAt)
}

/**
 * How many orders each tab has. The open ones are counted as seen; of those that have ended only the newest are ever
 * loaded, so they are counted by `byStatus`, and not at all while that is unknown.
 */
export function tabCounts(
  open: readonly Order[],
  byStatus: LiveStats['byStatus'] | undefined,
  now: number,
): Partial<Record<OrderTab, number>> {
  const counts: Partial<Record<OrderTab, number>> = {
    open: open.length,
    attention: open.filter((order) => concerns(order, now).length > 0).length,
  }
  for (const status of openStatuses) counts[status] = open.filter((order) => order.status === status).length
  if (byStatus === undefined) return counts
  const ended = statuses.filter(isFinal)
  for (const status of ended) counts[status] = byStatus[status] ?? 0
  counts.all = ended.reduce((sum, status) => sum + (counts[status] ?? 0), open.length)
  return counts
}

function isInTab(order: Order, tab: OrderTab, now: number): boolean {
  switch (tab) {
    case 'all':
      return true
    case 'open':
      return !isFinal(order.status)
    case 'attention':
      return concerns(order, now).length > 0
    default:
      return order.status === tab
  }
}

function told({ id, customer, partner, items, deliveryAddress: to }: Order): string {
  const people = [customer.name, customer.phone, partner?.name, partner?.phone, partner?.vehicleNumber]
  const goods = items.map(({ name }) => name)
  return [id, ...people, ...goods, to.line1, to.city, to.pincode].join('\n').toLowerCase()
}

function rank(order: Order, key: SortKey): number {
  switch (key) {
    case 'ordered':
      return order.placedAt
    case 'status':
      return statuses.indexOf(order.status)
    case 'since':
      return -(order.times[order.status] ?? order.updatedAt)
    case 'total':
      return order.total
  }
}
