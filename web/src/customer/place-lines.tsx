import type { SavedPlace } from '@blinkcart/domain/account/address'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import { placeIcons } from './place-icons.ts'

/** A saved place as its owner knows it: its name, and what stands on the door. */
export function PlaceLines({ place }: { readonly place: SavedPlace }) {
  const { labels } = useWords(customerWords).places
  const Icon = placeIcons[place.label ?? 'other']
  const named = place.label !== undefined && place.label !== 'other'
  return (
    <>
      <span
        aria-hidden
        className="grid size-10 shrink-0 place-items-center rounded-full bg-accent-soft text-accent-soft-foreground"
      >
        <Icon className="size-5" />
      </span>
      <span className="min-w-0 flex-1 break-words">
        <span className="block font-semibold">{named ? labels[place.label] : place.line1}</span>
        <span className="block text-muted-foreground text-sm">
          {named && `${place.line1}, `}
          {place.city} {place.pincode}
        </span>
      </span>
    </>
  )
}
