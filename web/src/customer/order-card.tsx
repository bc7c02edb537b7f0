import { formatInr } from '@blinkcart/domain/money'
import { etaNow } from '@blinkcart/domain/order/eta'
import type { Order } from '@blinkcart/domain/order/order'
import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { useNow } from '../app/use-now.ts'
import { useLive } from '../firebase/use-live.ts'
import { locationOf } from '../orders/queries.ts'
import { StatusBadge } from '../orders/status-badge.tsx'
import { Card } from '../ui/card.tsx'
import { customerWords } from '../words/customer.ts'
import { orderWords } from '../words/orders.ts'
import { dayAndTime, minutesUntil, timeOfDay } from '../words/times.ts'
import { useWords } from '../words/use-words.ts'
import { OrderPictures } from './order-pictures.tsx'

interface OrderCardProps {
  readonly order: Order
  readonly children?: ReactNode
}

/** An order among others: what is in it, how it stands, when it comes, and in `children` what can be done with it. */
export function OrderCard({ order, children }: OrderCardProps) {
  const words = useWords(orderWords)
  const now = useNow(60_000)
  return (
    <Card className="relative grid grid-cols-1 content-start gap-3 p-4 transition-colors hover:border-field">
      <div className="flex items-start justify-between gap-3">
        <OrderPictures items={order.items} />
        <StatusBadge status={order.status} />
      </div>
      <div>
        <Due order={order} now={now} />
        <p className="line-clamp-2 font-medium">
          {order.items.map(({ name, quantity }) => `${quantity}\u00a0×\u00a0${name}`).join(', ')}
        </p>
      </div>
      <p className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 text-muted-foreground text-sm">
          <Link to={`/orders/${order.id}`} className="after:absolute after:inset-0 after:rounded-card">
            {words.orderNumber(order.id)}
          </Link>
          {' · '}
          {dayAndTime(order.placedAt, now)}
        </span>
        <span className="font-bold tabular-nums">{formatInr(order.total)}</span>
      </p>
      {children}
    </Card>
  )
}

const soon = 'font-bold text-accent text-lg tabular-nums'

/** When an order that is coming should be here. */
function Due({ order, now }: { readonly order: Order; readonly now: number }) {
  const words = useWords(customerWords).order
  // The same as the order's own page says.
  const location = useLive(order.status === 'ON_THE_WAY' ? locationOf(order.id) : undefined)
  const eta = etaNow(order, now, location.state === 'ready' ? location.value : undefined)
  if (eta === undefined) return null
  if (eta.kind === 'here') return <p className={soon}>{words.here}</p>
  if (eta.kind === 'late')
    return <p className="font-semibold text-warning-foreground">{words.etaLate(timeOfDay(eta.promised))}</p>
  const minutes = minutesUntil(eta, now)
  return minutes && <p className={soon}>{words.eta(minutes)}</p>
}
