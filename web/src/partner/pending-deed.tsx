import { clsx } from 'clsx'
import { Check, LoaderCircle, WifiOff } from 'lucide-react'
import { useEffect } from 'react'
import { useOnline } from '../app/use-online.ts'
import { orderWords } from '../words/orders.ts'
import { partnerWords } from '../words/partner.ts'
import { timeOfDay } from '../words/times.ts'
import { useWords } from '../words/use-words.ts'
import type { Sent } from './outbox.ts'
import { outboxOfDevice } from './outbox-of-device.ts'

const confirmedForMs = 6000

interface PendingDeedProps {
  readonly sent: Sent
  readonly within: 'page' | 'card'
}

/** Something a partner did that waits for signal or for its verdict, or has just been confirmed. */
export function PendingDeed({ sent, within }: PendingDeedProps) {
  const words = useWords(partnerWords).sent
  const orderNumber = useWords(orderWords).orderNumber(sent.orderId)
  const online = useOnline()
  const applied = sent.fate?.outcome === 'applied'
  useEffect(() => {
    if (!applied) return
    const timer = setTimeout(() => outboxOfDevice.forget(sent.actionId), confirmedForMs)
    return () => clearTimeout(timer)
  }, [applied, sent.actionId])
  const [deed, time] = [words.deeds[sent.deed.type], timeOfDay(sent.at)]
  const [Icon, state] = applied
    ? ([Check, words.applied] as const)
    : online
      ? ([LoaderCircle, words.checking] as const)
      : ([WifiOff, words.waiting] as const)
  return (
    <p
      className={clsx(
        'flex min-h-control animate-rise items-center gap-3 rounded-control px-4 py-2',
        applied ? 'bg-accent-soft text-accent-soft-foreground' : 'bg-warning-soft text-warning-foreground',
      )}
    >
      <Icon aria-hidden className={clsx('size-6 shrink-0', Icon === LoaderCircle && 'animate-spin')} />
      <span className="min-w-0">
        <span className="block font-semibold">{state}</span>
        <span className="block text-sm">
          {within === 'card' ? words.deed(deed, time) : words.deedOf(deed, orderNumber, time)}
        </span>
      </span>
    </p>
  )
}
