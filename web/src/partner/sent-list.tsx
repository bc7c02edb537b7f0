import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'
import { gathered } from './gathered.ts'
import type { Sent } from './outbox.ts'
import { PendingDeed } from './pending-deed.tsx'
import { RefusedDeeds } from './refused-deeds.tsx'
import { UndoPanel } from './undo-panel.tsx'

interface SentListProps {
  readonly sent: readonly Sent[]
  /** On the page each deed says which order it was done to; within an order's card that is plain. */
  readonly within: 'page' | 'card'
}

/** What was done and what became of it. A refusal stays until it has been read; what counted leaves by itself. */
export function SentList({ sent, within }: SentListProps) {
  const words = useWords(partnerWords).sent
  return (
    <ul aria-label={words.label} aria-live="polite" className="grid gap-3 empty:hidden">
      {gathered(sent).map((group) => {
        const [first] = group
        if (first === undefined) return null
        return (
          <li key={first.actionId}>
            {first.held ? (
              <UndoPanel sent={first} within={within} />
            ) : first.fate?.outcome === 'refused' ? (
              <RefusedDeeds first={first} sent={group} fate={first.fate} />
            ) : (
              <PendingDeed sent={first} within={within} />
            )}
          </li>
        )
      })}
    </ul>
  )
}
