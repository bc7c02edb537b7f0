import { formatInr } from '@blinkcart/domain/money'
import type { Order } from '@blinkcart/domain/order/order'
import { ChevronRight } from 'lucide-react'
import { StatusBadge } from '../orders/status-badge.tsx'
import { orderWords } from '../words/orders.ts'
import { timeOfDay } from '../words/times.ts'
import { useWords } from '../words/use-words.ts'
import { earns, endedAt } from './work.ts'

interface EndedListProps {
  readonly orders: readonly Order[]
  readonly onShow: (order: Order) => void
}

/** Orders that came to their end, each with what it paid; pressing one shows all of it. */
export function EndedList({ orders, onShow }: EndedListProps) {
  const orderNumber = useWords(orderWords).orderNumber
  return (
    <ul className="divide-y">
      {orders.map((order) => (
        <li key={order.id}>
          <button
            type="button"
            onClick={() => onShow(order)}
            className="flex min-h-16 w-full items-center gap-3 px-4 py-2 text-left hover:bg-muted focus-visible:-outline-offset-4"
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate font-semibold">{orderNumber(order.id)}</span>
              <span className="text-muted-foreground text-sm tabular-nums">{timeOfDay(endedAt(order))}</span>
            </span>
            {order.status === 'DELIVERED' ? (
              <span className="font-bold text-lg tabular-nums">{formatInr(earns(order))}</span>
            ) : (
              <StatusBadge status={order.status} />
            )}
            <ChevronRight aria-hidden className="size-5 text-muted-foreground" />
          </button>
        </li>
      ))}
    </ul>
  )
}
