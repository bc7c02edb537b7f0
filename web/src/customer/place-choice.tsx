import type { SavedPlace } from '@blinkcart/domain/account/address'
import { clsx } from 'clsx'
import { Check, Plus } from 'lucide-react'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import { PlaceLines } from './place-lines.tsx'

interface PlaceChoiceProps {
  readonly saved: readonly SavedPlace[]
  readonly chosen: SavedPlace | undefined
  readonly onChoose: (place: SavedPlace) => void
  readonly onAnother: () => void
}

const row = 'flex min-h-16 w-full items-center gap-3 px-4 py-2.5 text-left hover:bg-muted -outline-offset-2'

/** The places that one has ordered to, each one press away, and the way to a new one. */
export function PlaceChoice({ saved, chosen, onChoose, onAnother }: PlaceChoiceProps) {
  const words = useWords(customerWords).checkout
  return (
    <ul aria-label={words.otherPlaces} className="divide-y overflow-hidden rounded-control border">
      {saved.map((place) => (
        <li key={`${place.line1} ${place.city} ${place.pincode}`}>
          <button type="button" aria-pressed={place === chosen} onClick={() => onChoose(place)} className={row}>
            <PlaceLines place={place} />
            {place === chosen && <Check aria-hidden className="size-5 shrink-0 text-accent" strokeWidth={2.5} />}
          </button>
        </li>
      ))}
      <li>
        <button type="button" onClick={onAnother} className={clsx(row, 'font-semibold text-accent')}>
          <span aria-hidden className="grid size-10 shrink-0 place-items-center">
            <Plus className="size-5" />
          </span>
          {words.otherPlace}
        </button>
      </li>
    </ul>
  )
}
