import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { orderWords } from '../words/orders.ts'
import { partnerWords } from '../words/partner.ts'
import { timeOfDay } from '../words/times.ts'
import { useWords } from '../words/use-words.ts'
import type { Fate, Sent } from './outbox.ts'
import { outboxOfDevice } from './outbox-of-device.ts'

interface RefusedDeedProps {
  readonly sent: Sent
  readonly fate: Extract<Fate, { outcome: 'refused' }>
}

/** Something a partner did that does not count, and why; there until they have read it. */
export function RefusedDeed({ sent, fate }: RefusedDeedProps) {
  const words = useWords(partnerWords)
  const orderNumber = useWords(orderWords).orderNumber(sent.orderId)
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
        {whyNot(fate, words)} {fate.told.triesLeft !== undefined && words.sent.triesLeft(fate.told.triesLeft)}
      </p>
      <p>{words.sent.at(timeOfDay(sent.at))}</p>
    </Notice>
  )
}

function whyNot({ reason, told }: RefusedDeedProps['fate'], words: (typeof partnerWords)['en']): string {
  if (reason === undefined) return words.sent.neverArrived
  if (told.from === 'CANCELLED') return words.orderCalledOff
  return words.refusals[reason] ?? words.refusedOtherwise
}
