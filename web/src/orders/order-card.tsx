import { formatInr } from '@blinkcart/domain/money'
import type { Order } from '@blinkcart/domain/order/order'
import { itemCount } from '@blinkcart/domain/order/total'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { useNow } from '../app/use-now.ts'
import { Card } from '../ui/card.tsx'
import { orderWords } from '../words/orders.ts'
import { dayAndTime } from '../words/times.ts'
import { useWords } from '../words/use-words.ts'
import { StatusBadge } from './status-badge.tsx'

interface OrderCardProps {
  readonly order: Order
  /** Where a press anywhere on the card leads. */
  readonly to?: string
  readonly children?: ReactNode
}

/** An order in a list: what is in it, how it stands, and in `children` what its reader can do with it. */
export function OrderCard({ order, to, children }: OrderCardProps) {
  const words = useWords(orderWords)
  const now = useNow(60_000)
  return (
    <Card className={clsx('relative grid gap-3 p-4', to && 'transition-colors hover:border-field')}>
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="font-semibold">
            {to === undefined ? (
              words.orderNumber(order.id)
            ) : (
              <Link to={to} className="after:absolute after:inset-0 after:rounded-card">
                {words.orderNumber(order.id)}
              </Link>
            )}
          </p>
          <p className="text-muted-foreground text-sm">{dayAndTime(order.placedAt, now)}</p>
        </div>
        <StatusBadge status={order.status} />
      </div>
      <p className="line-clamp-2 text-muted-foreground">
        {order.items.map(({ name, quantity }) => `${quantity}\u00a0×\u00a0${name}`).join(', ')}
      </p>
      <p className="flex justify-between gap-3">
        <span className="text-muted-foreground">{words.items(itemCount(order.items))}</span>
        <span className="font-semibold tabular-nums">{formatInr(order.total)}</span>
      </p>
      {children}
    </Card>
  )
}
