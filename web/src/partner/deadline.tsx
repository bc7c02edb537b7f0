import type { Order } from '@blinkcart/domain/order/order'
import { clsx } from 'clsx'
import { Timer } from 'lucide-react'
import { useNow } from '../app/use-now.ts'
import { partnerWords } from '../words/partner.ts'
import { countdown } from '../words/spans.ts'
import { timeOfDay } from '../words/times.ts'
import { useWords } from '../words/use-words.ts'

const soonMs = 3 * 60_000

/** What time asks of a partner: to collect before the lease is over, then to be at the door when promised. */
export function Deadline({ order }: { readonly order: Pick<Order, 'status' | 'lease' | 'eta'> }) {
  const words = useWords(partnerWords).deliveries
  const now = useNow(1000)
  const collect = order.status === 'ACCEPTED' ? order.lease?.until : undefined
  if (collect !== undefined) {
    const left = collect - now
    return <Line urgent={left < soonMs}>{left > 0 ? words.collectWithin(countdown(left)) : words.leaseOver}</Line>
  }
  if (order.eta === null) return null
  const due = order.eta.to
  const late = due <= now
  return <Line urgent={late}>{(late ? words.late : words.dueBy)(timeOfDay(due))}</Line>
}

function Line({ urgent, children }: { readonly urgent: boolean; readonly children: string }) {
  return (
    <p
      role="timer"
      className={clsx(
        // As large with its ground as without: what is below it is not pushed when time runs short.
        'flex items-center gap-2 rounded-control -my-1.5 py-1.5 font-bold text-lg tabular-nums',
        urgent && '-mx-2 bg-danger-soft px-2 text-danger-foreground',
      )}
    >
      <Timer aria-hidden className="size-5" />
      {children}
    </p>
  )
}
