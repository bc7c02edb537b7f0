import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { orderWords } from '../words/orders.ts'
import { partnerWords } from '../words/partner.ts'
import { timeOfDay } from '../words/times.ts'
import { useWords } from '../words/use-words.ts'
import type { Fate, Sent } from './outbox.ts'
import { outboxOfDevice } from './outbox-of-device.ts'

interface RefusedDeedsProps {
  readonly first: Sent
  /** All of them, `first` too: of one order, and refused for one reason. */
  readonly sent: readonly Sent[]
  readonly fate: Extract<Fate, { outcome: 'refused' }>
}

/** What a partner did that does not count, and why; there until they have read it. */
export function RefusedDeeds({ first, sent, fate }: RefusedDeedsProps) {
  const words = useWords(partnerWords)
  const orderNumber = useWords(orderWords).orderNumber(first.orderId)
  const named = ({ deed }: Sent) => words.sent.deeds[deed.type]
  const understand = () => {
    for (const { actionId } of sent) outboxOfDevice.forget(actionId)
  }
  return (
    <Notice
      tone="danger"
      title={
        sent.length === 1
          ? words.sent.refused(named(first), orderNumber)
          : words.sent.refusedSeveral(sent.length, orderNumber)
      }
      actions={
        <Button look="outline" onClick={understand}>
          {words.sent.dismiss}
        </Button>
      }
    >
      <p className="text-base">
        {whyNot(fate, words)} {fate.told.triesLeft !== undefined && words.sent.triesLeft(fate.told.triesLeft)}
      </p>
      {sent.length === 1 ? (
        <p>{words.sent.at(timeOfDay(first.at))}</p>
      ) : (
        <ul>
          {sent.map((each) => (
            <li key={each.actionId}>{words.sent.deed(named(each), timeOfDay(each.at))}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}

function whyNot({ reason, told }: RefusedDeedsProps['fate'], words: (typeof partnerWords)['en']): string {
  if (reason === undefined) return words.sent.neverArrived
  if (told.from === 'CANCELLED') return words.orderCalledOff
  return words.refusals[reason] ?? words.refusedOtherwise
}
