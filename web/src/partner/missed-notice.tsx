import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { partnerWords } from '../words/partner.ts'
import { span } from '../words/spans.ts'
import { useWords } from '../words/use-words.ts'
import type { Missed } from './accept-order.ts'

/** What is too short to count: a partner would read of 0 or 1 seconds. */
const momentMs = 2000

/** Why the order just pressed is not this partner's: stays until they have read it. */
export function MissedNotice({ missed, onDismiss }: { readonly missed: Missed; readonly onDismiss: () => void }) {
  const words = useWords(partnerWords)
  const taken = missed.why === 'refused' && missed.reason === 'ALREADY_ACCEPTED'
  return (
    <Notice
      tone={missed.why === 'refused' && !taken ? 'danger' : 'warning'}
      title={taken ? words.pool.lost : words.pool.notAccepted}
      actions={
        <Button look="outline" onClick={onDismiss}>
          {words.sent.dismiss}
        </Button>
      }
    >
      <p className="text-base">{reasonIn(missed, words)}</p>
    </Notice>
  )
}

function reasonIn(missed: Missed, words: (typeof partnerWords)['en']): string {
  if (missed.why !== 'refused') return words.pool[missed.why]
  const said = (missed.reason && words.refusals[missed.reason]) ?? words.refusedOtherwise
  const { acceptedAt } = missed.told
  if (acceptedAt === undefined) return said
  const behind = missed.at - acceptedAt
  return behind < momentMs ? words.pool.lostJustNow : words.pool.lostAgo(span(behind))
}
