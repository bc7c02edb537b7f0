import { Check, LoaderCircle, WifiOff } from 'lucide-react'
import { useEffect } from 'react'
import { useOnline } from '../app/use-online.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { orderWords } from '../words/orders.ts'
import { partnerWords } from '../words/partner.ts'
import { timeOfDay } from '../words/times.ts'
import { useWords } from '../words/use-words.ts'
import type { Fate, Sent } from './outbox.ts'
import { outboxOfDevice } from './outbox-of-device.ts'

const confirmedForMs = 6000

/** What was done without signal and what became of it. A refusal stays until it has been read; what counted leaves by itself. */
export function SentList({ sent }: { readonly sent: readonly Sent[] }) {
  const words = useWords(partnerWords).sent
  return (
    <ul aria-label={words.label} aria-live="polite" className="grid gap-3 empty:hidden">
      {sent.map((each) => (
        <li key={each.actionId}>
          {each.fate?.outcome === 'refused' ? (
            <RefusedDeed sent={each} fate={each.fate} />
          ) : (
            <PendingDeed sent={each} applied={each.fate?.outcome === 'applied'} />
          )}
        </li>
      ))}
    </ul>
  )
}

function RefusedDeed({ sent, fate }: { readonly sent: Sent; readonly fate: Extract<Fate, { outcome: 'refused' }> }) {
  const words = useWords(partnerWords)
  const orderNumber = useWords(orderWords).orderNumber(sent.orderId)
  const why =
    fate.reason === undefined ? words.sent.neverArrived : (words.refusals[fate.reason] ?? words.refusedOtherwise)
  return (
    <Notice
      tone="danger"
      title={words.sent.refused(words.sent.deeds[sent.deed.type], orderNumber)}
      actions={
        <Button look="outline" onClick={() => outboxOfDevice.forget(sent.actionId)}>
          {words.sent.dismiss}
        </Button>
      }
    >
      <p className="text-base">
        {why} {fate.told.triesLeft !== undefined && words.sent.triesLeft(fate.told.triesLeft)}
      </p>
      <p>{words.sent.at(timeOfDay(sent.at))}</p>
    </Notice>
  )
}

function PendingDeed({ sent, applied }: { readonly sent: Sent; readonly applied: boolean }) {
  const words = useWords(partnerWords).sent
  const orderNumber = useWords(orderWords).orderNumber(sent.orderId)
  const online = useOnline()
  useEffect(() => {
    if (!applied) return
    const timer = setTimeout(() => outboxOfDevice.forget(sent.actionId), confirmedForMs)
    return () => clearTimeout(timer)
  }, [applied, sent.actionId])
  const [Icon, state] = applied
    ? [Check, words.applied]
    : online
      ? [LoaderCircle, words.checking]
      : [WifiOff, words.waiting]
  return (
    <p className="flex min-h-control items-center gap-3 rounded-control bg-muted px-4 py-2">
      <Icon aria-hidden className="size-5 shrink-0 text-muted-foreground" />
      <span className="min-w-0 flex-1">
        <span className="font-semibold">{words.deeds[sent.deed.type]}</span>{' '}
        <span className="text-muted-foreground">
          · {orderNumber} · {words.at(timeOfDay(sent.at))}
        </span>
      </span>
      <span className="font-semibold">{state}</span>
    </p>
  )
}
