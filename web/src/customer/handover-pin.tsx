import { isFinal } from '@blinkcart/domain/order/lifecycle'
import type { Order } from '@blinkcart/domain/order/order'
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
  if (!needed || live.state === 'empty' || live.state === 'failed') return null
  return (
    <section aria-label={words.pin} className="grid gap-1 rounded-card bg-accent-soft p-5 text-accent-soft-foreground">
      <h2 className="font-semibold">{words.pin}</h2>
      <p className="font-extrabold text-5xl tabular-nums tracking-[0.2em]">
        {live.state === 'ready' ? (
          live.value.pin
        ) : (
          <span aria-hidden className="inline-block h-[0.8em] w-40 animate-shimmer rounded-control bg-background/60" />
        )}
      </p>
      <p className="text-sm">{words.pinBody}</p>
    </section>
  )
}
