import type { Order, OrderEvent } from '@blinkcart/domain/order/order'
import { clsx } from 'clsx'
import { useSession } from '../firebase/use-session.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { orderWords } from '../words/orders.ts'
import { useWords } from '../words/use-words.ts'
import { actorName } from './actor-name.ts'
import { moments } from './moments.ts'

interface TimelineProps {
  readonly order: Order
  readonly events: readonly OrderEvent[]
}

/** All that happened to an order, with who did it and when, and what is still ahead. */
export function Timeline({ order, events }: TimelineProps) {
  const words = useWords(orderWords)
  const session = useSession()
  const reader = { uid: session.state === 'signed-in' ? session.uid : '', words: words.actors }
  const ahead = words.ahead[order.status] ?? []
  const times = moments(order, events)
  return (
    <ol aria-label={words.timeline} className="grid">
      {events.map((event, index) => {
        const actor = actorName(event.actor, order, reader)
        const newest = index === events.length - 1
        return (
          <li
            key={event.seq}
            className="group relative grid animate-rise grid-cols-[1.5rem_1fr_auto] gap-x-3 pb-5 last:pb-0"
          >
            <Dot look={newest && ahead.length > 0 ? 'now' : 'past'} last={newest && ahead.length === 0} />
            <div className="min-w-0">
              <p className={clsx('leading-6', newest ? 'font-semibold' : 'font-medium')}>
                {words.events[event.action](event)}
              </p>
              <p className="text-muted-foreground text-sm">{actor}</p>
            </div>
            <time
              dateTime={new Date(event.at).toISOString()}
              className="text-right text-muted-foreground text-sm tabular-nums"
            >
              <span className="block leading-6">{times[index]?.time}</span>
              {times[index]?.day}
            </time>
          </li>
        )
      })}
      {ahead.map((step, index) => (
        <li key={step} className="relative grid grid-cols-[1.5rem_1fr] gap-x-3 pb-5 text-muted-foreground last:pb-0">
          <Dot look="ahead" last={index === ahead.length - 1} />
          <p className="leading-6">{step}</p>
        </li>
      ))}
    </ol>
  )
}

/** As tall as the timeline of `order` will be: each of its versions has an event. */
export function TimelineSkeleton({
  order: { version, status },
}: {
  readonly order: Pick<Order, 'version' | 'status'>
}) {
  const ahead = useWords(orderWords).ahead[status]?.length ?? 0
  const told = 4 * version + 2.75 * ahead - 1.25
  return (
    <div style={{ height: `${told}rem` }}>
      <Skeleton className="h-full" />
    </div>
  )
}

const dots = {
  past: 'bg-accent',
  now: 'bg-accent ring-4 ring-accent-soft',
  ahead: 'border-2 border-field/60 bg-surface',
} as const

function Dot({ look, last }: { readonly look: keyof typeof dots; readonly last: boolean }) {
  return (
    <span aria-hidden className="relative flex justify-center">
      {!last && (
        <span className={clsx('absolute top-3 -bottom-8 w-0.5', look === 'past' ? 'bg-accent' : 'bg-border')} />
      )}
      <span className={clsx('relative mt-1.5 size-3 rounded-full', dots[look])} />
    </span>
  )
}
