import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'
import type { Sent } from './outbox.ts'
import { PendingDeed } from './pending-deed.tsx'
import { RefusedDeed } from './refused-deed.tsx'
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
      {sent.map((each) => (
        <li key={each.actionId}>
          {each.held ? (
            <UndoPanel sent={each} within={within} />
          ) : each.fate?.outcome === 'refused' ? (
            <RefusedDeed sent={each} fate={each.fate} />
          ) : (
            <PendingDeed sent={each} within={within} />
          )}
        </li>
      ))}
    </ul>
  )
}
