import type { OrderStatus } from '@blinkcart/domain/order/lifecycle'
import { clsx } from 'clsx'

const stages: readonly OrderStatus[] = ['ACCEPTED', 'PICKED_UP', 'ON_THE_WAY', 'DELIVERED']

/** How far an order has come, at a glance; its status says the same in words. */
export function Progress({ status }: { readonly status: OrderStatus }) {
  const reached = stages.indexOf(status)
  if (reached === -1) return null
  return (
    <div aria-hidden className="grid grid-cols-4 gap-1.5">
      {stages.map((stage, index) => (
        <span
          key={stage}
          className={clsx(
            'h-2 rounded-full transition-colors duration-300',
            index <= reached ? 'bg-accent' : 'bg-muted',
          )}
        />
      ))}
    </div>
  )
}
