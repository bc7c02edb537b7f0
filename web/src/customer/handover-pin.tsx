import { isFinal } from '@blinkcart/domain/order/lifecycle'
import type { Order } from '@blinkcart/domain/order/order'
import { clsx } from 'clsx'
import { useLive } from '../firebase/use-live.ts'
import { handoverOf } from '../orders/queries.ts'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'

/**
 * The digits to tell at the door, as large as they are important, for as long as they are of use. They are never kept on
 * the device: what is said of them is there first.
 */
export function HandoverPin({ order }: { readonly order: Order }) {
  const words = useWords(customerWords).order
  const needed = !isFinal(order.status) && order.status !== 'FAILED'
  const live = useLive(needed ? handoverOf(order.id) : undefined)
  const isAtDoor = order.status === 'ON_THE_WAY' && order.arrivals.door !== undefined
  if (!needed || live.state === 'empty' || live.state === 'failed') return null
  return (
    <section aria-label={words.pin} className={clsx(frame, looks[isAtDoor ? 'now' : 'later'])}>
      <h2 className="font-semibold text-lg leading-tight">{words.pin}</h2>
      <p className={digits}>{live.state === 'ready' ? live.value.pin : <Outline />}</p>
      <p className="text-pretty text-sm">{words.pinBody}</p>
    </section>
  )
}

const frame = 'grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 rounded-card p-5 max-[18rem]:grid-cols-1'
const digits =
  'row-span-2 max-[18rem]:row-span-1 font-extrabold text-[2.75rem] leading-none tabular-nums tracking-[0.08em]'
/** Calm until the moment has come in which it is asked for. */
const looks = {
  later: 'bg-accent-soft text-accent-soft-foreground',
  now: 'bg-accent text-accent-foreground',
} as const

/** As wide as the digits, so that nothing moves once they are there. */
function Outline() {
  return (
    <span aria-hidden className="inline-block w-[calc(4ch+0.32em)] animate-shimmer rounded-control bg-background/60">
      &nbsp;
    </span>
  )
}
