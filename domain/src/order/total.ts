import { type Paise, sum } from '../money.ts'
import type { OrderItem } from './order.ts'

/** What one line costs. */
export function lineTotal(item: Pick<OrderItem, 'unitPrice' | 'quantity'>): Paise {
  return item.unitPrice * item.quantity
}

/** What `items` cost together: the order's total. */
export function total(items: readonly Pick<OrderItem, 'unitPrice' | 'quantity'>[]): Paise {
  return sum(items.map(lineTotal))
}

/** How many things there are in `items`. */
export function itemCount(items: readonly Pick<OrderItem, 'quantity'>[]): number {
  return sum(items.map(({ quantity }) => quantity))
}
