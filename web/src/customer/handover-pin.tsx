import { isFinal } from '@blinkcart/domain/order/lifecycle'
import type { Order } from '@blinkcart/domain/order/order'
import { clsx } from 'clsx'
import { useLive } from '../firebase/use-live.ts'
import { handoverOf } from '../orders/queries.ts'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'

/** The digits to tell at the door, as large as they are important, for as long as they are of use. */
export function HandoverPin({ order }: { readonly order: Order }) {
  const words = useWords(customerWords).order
  const needed = !isFinal(order.status) && order.status !== 'FAILED'
  const live = useLive(needed ? handoverOf(order.id) : undefined)
  if (needed && live.state === 'loading') return <Outline hint={words.pinBody} />
  if (!needed || live.state !== 'ready') return null
  return (
    <section aria-label={words.pin} className={clsx(frame, 'animate-rise')}>
      <h2 className="font-semibold">{words.pin}</h2>
      <p className="font-extrabold text-5xl tabular-nums tracking-[0.2em]">{live.value.pin}</p>
      <p className="text-sm">{words.pinBody}</p>
    </section>
  )
}

const frame = 'grid gap-1 rounded-card bg-accent-soft p-5 text-accent-soft-foreground'

/** As large as the digits with all that stands around them, so that nothing moves once they are there. */
function Outline({ hint }: { readonly hint: string }) {
  return (
    <div aria-hidden className={clsx(frame, 'animate-shimmer')}>
      <p>&nbsp;</p>
      <p className="text-5xl">&nbsp;</p>
      <p className="invisible text-sm">{hint}</p>
    </div>
  )
}
