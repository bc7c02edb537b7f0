import { Badge, type Tone } from '../ui/badge.tsx'
import { adminWords } from '../words/admin.ts'
import { useWords } from '../words/use-words.ts'
import type { Concern } from './concerns.ts'

const tones: Record<Concern, Tone> = {
  WAITS_LONG: 'danger',
  NOT_COLLECTED: 'danger',
  LATE: 'danger',
  BROUGHT_BACK: 'warning',
  PIN_LOCKED: 'danger',
  DELIVERED_WITHOUT_PIN: 'warning',
}

/** What is wrong with an order, a badge each. */
export function ConcernBadges({ concerns }: { readonly concerns: readonly Concern[] }) {
  const words = useWords(adminWords).concerns
  return concerns.map((concern) => (
    <Badge key={concern} tone={tones[concern]}>
      {words[concern]}
    </Badge>
  ))
}
