import type { Order } from '@blinkcart/domain/order/order'
import { paths } from '@blinkcart/domain/paths'
import { type DayStats, dayOf, type LiveStats } from '@blinkcart/domain/stats'
import type { QuerySource } from '../firebase/source.ts'
import { newestOrders } from '../orders/queries.ts'
import { type OrderTab, openStatuses } from './orders-view.ts'

/** Far more than one shop ever has open at once; those beyond are still in their own tabs. */
const openLimit = 500

/** Every order that still needs something done. */
export const openOrders: QuerySource<Order> = {
  ...newestOrders(openLimit),
  where: [['status', 'in', openStatuses]],
}

/** The newest orders of a tab; nothing for tabs that are made of the open ones. */
export function ordersIn(tab: OrderTab, limit: number): QuerySource<Order> | undefined {
  if (tab === 'open' || tab === 'attention') return undefined
  const newest = newestOrders(limit)
  return tab === 'all' ? newest : { ...newest, where: [['status', '==', tab]] }
}

/** How many orders there are of each status, in parts. */
export const liveStats: QuerySource<LiveStats> = { collection: paths.liveShards }

/** What happened on the day of `now`, in parts. */
export function statsOfDay(now: number): QuerySource<DayStats> {
  return { collection: paths.dayShards(dayOf(now)) }
}
