import { statusFrom } from '@blinkcart/domain/order/history'
import type { Order, OrderEvent } from '@blinkcart/domain/order/order'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { useLive } from '../firebase/use-live.ts'
import { eventsOf } from '../orders/queries.ts'
import { Timeline } from '../orders/timeline.tsx'
import { FailedState } from '../ui/failed-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { adminWords } from '../words/admin.ts'
import { useWords } from '../words/use-words.ts'

/** All that happened to an order, and whether that is the whole story. */
export function OrderHistory({ order }: { readonly order: Order }) {
  const live = useLive(eventsOf(order.id))
  if (live.state === 'loading') return <Skeleton className="h-32" />
  if (live.state === 'failed') return <FailedState {...live} />
  const events = live.state === 'ready' ? live.value : []
  return (
    <div className="grid gap-4">
      <Timeline order={order} events={events} />
      <Proof order={order} events={events} />
    </div>
  )
}

/** An order's status can be rebuilt from its events at any time; here that is done before the reader's eyes. */
function Proof({ order, events }: { readonly order: Order; readonly events: readonly OrderEvent[] }) {
  const words = useWords(adminWords).order
  // While one of the two is a step ahead on its way here, there is nothing to prove.
  if (events.length !== order.version) return null
  const complete = statusFrom(events) === order.status
  const Icon = complete ? CircleCheck : CircleAlert
  return (
    <p
      className={
        complete ? 'flex gap-2 text-muted-foreground text-sm' : 'flex gap-2 font-semibold text-danger-foreground'
      }
    >
      <Icon aria-hidden className="size-5 shrink-0" />
      {complete ? words.complete(events.length) : words.incomplete}
    </p>
  )
}
