import { Badge, type Tone } from '../ui/badge.tsx'
import { adminWords } from '../words/admin.ts'
import { useWords } from '../words/use-words.ts'
import type { Standing } from './partners-view.ts'

const tones: Record<Standing, Tone> = { on_duty: 'accent', silent: 'warning', off_duty: 'neutral' }

/** How a partner stands, in a word. */
export function StandingMark({ standing }: { readonly standing: Standing }) {
  const words = useWords(adminWords).partners.standing
  return <Badge tone={tones[standing]}>{words[standing]}</Badge>
}
