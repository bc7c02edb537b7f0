import type { Actor } from '@blinkcart/domain/account/role'
import { etaNow } from '@blinkcart/domain/order/eta'
import type { OrderStatus } from '@blinkcart/domain/order/lifecycle'
import type { LiveLocation, Order } from '@blinkcart/domain/order/order'
import { clsx } from 'clsx'
import { useNow } from '../app/use-now.ts'
import { statusIcons } from '../orders/status-icons.ts'
import { Card } from '../ui/card.tsx'
import { customerWords } from '../words/customer.ts'
import { orderWords } from '../words/orders.ts'
import { span } from '../words/spans.ts'
import { dayAndTime, minutesUntil, timeOfDay } from '../words/times.ts'
import { useWords } from '../words/use-words.ts'
import { brokenPromise } from './first-promise.ts'
import { situation } from './situation.ts'

/** How much of the way lies behind an order, in quarters; nothing for one that is not coming. */
const quarters: Partial<Record<OrderStatus, number>> = {
  PLACED: 0,
  ACCEPTED: 1,
  PICKED_UP: 2,
  ON_THE_WAY: 3,
  DELIVERED: 4,
}

interface OrderHeadlineProps {
  readonly order: Order
  /** Where its partner is, where that is known. */
  readonly location: LiveLocation | undefined
  /** Who called it off, once that is known. */
  readonly calledOffBy: Actor['role'] | undefined
}

/** How the order stands, in one word, one sentence and one line; the word is read out whenever it changes. */
export function OrderHeadline({ order, location, calledOffBy }: OrderHeadlineProps) {
  const words = useWords(customerWords).order
  const { statuses } = useWords(orderWords)
  const { status } = order
  const lead = words.leads[situation(order, calledOffBy)]
  const Icon = statusIcons[status]
  const done = quarters[status]
  return (
    <Card className="grid gap-4 p-5 md:gap-5 md:p-6">
      <div className="grid gap-3 md:grid-cols-[1fr_auto] md:items-center md:gap-8">
        <div className="flex items-start gap-4">
          <span
            key={status}
            aria-hidden
            className={clsx(
              'grid size-14 shrink-0 animate-pop place-items-center rounded-full',
              done === undefined ? 'bg-muted text-muted-foreground' : 'bg-accent text-accent-foreground',
            )}
          >
            <Icon className="size-7" />
          </span>
          <div className="grid min-w-0 gap-0.5">
            <h1 className="font-bold text-2xl leading-tight md:text-3xl">
              <span role="status" aria-live="polite">
                {statuses[status]}
              </span>
            </h1>
            <p className="text-pretty text-muted-foreground">{lead}</p>
          </div>
        </div>
        <div className="empty:hidden md:text-right">
          {status === 'DELIVERED' ? <Arrival order={order} /> : <Eta order={order} location={location} />}
        </div>
      </div>
      {done !== undefined && (
        <div aria-hidden className="grid grid-cols-4 gap-1.5">
          {[0, 1, 2, 3].map((quarter) => (
            <span key={quarter} className="h-1.5 overflow-hidden rounded-full bg-muted">
              <span
                className={clsx(
                  'block h-full origin-left rounded-full bg-accent transition-transform duration-700',
                  quarter < done ? 'scale-x-100' : 'scale-x-0',
                  quarter === done && 'animate-shimmer scale-x-50',
                )}
              />
            </span>
          ))}
        </div>
      )}
    </Card>
  )
}

const figure = 'font-extrabold text-[2rem] leading-tight tabular-nums tracking-tight text-accent'

/** How long it took to the door, and when that was. */
function Arrival({ order: { placedAt, times } }: Pick<OrderHeadlineProps, 'order'>) {
  const words = useWords(customerWords).order
  const now = useNow(60_000)
  const at = times.DELIVERED
  if (at === undefined) return null
  return (
    <>
      <p className={figure}>{words.took(span(at - placedAt))}</p>
      <p className="text-muted-foreground text-sm tabular-nums">{dayAndTime(at, now)}</p>
    </>
  )
}

/** When it should be at the door, whether that is late, and how fresh the reason is to think so. */
function Eta({ order, location }: Pick<OrderHeadlineProps, 'order' | 'location'>) {
  const words = useWords(customerWords).order
  const now = useNow(5000)
  const eta = etaNow(order, now, location)
  if (eta === undefined) return null
  if (eta.kind === 'here') return <p className={figure}>{words.here}</p>
  if (eta.kind === 'late')
    return (
      <p className="text-balance font-bold text-warning-foreground text-xl">{words.etaLate(timeOfDay(eta.promised))}</p>
    )
  const minutes = minutesUntil(eta, now)
  const broken = brokenPromise(order, eta.to)
  return (
    <>
      {minutes && <p className={figure}>{words.eta(minutes)}</p>}
      {broken !== undefined && (
        <p className="font-medium text-sm text-warning-foreground">{words.etaLater(timeOfDay(broken))}</p>
      )}
      <p
        className={clsx(
          'text-muted-foreground text-sm tabular-nums',
          // Room for the longer reason too, which comes with the first position, where it needs two lines.
          order.status === 'ON_THE_WAY' && 'max-[24rem]:min-h-10',
        )}
      >
        {words.reckoned[eta.by](span(now - eta.asOf))}
      </p>
    </>
  )
}
