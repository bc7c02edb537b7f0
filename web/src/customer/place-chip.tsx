import type { PlaceLabel } from '@blinkcart/domain/account/address'
import { clsx } from 'clsx'
import { placeIcons } from './place-icons.ts'

interface PlaceChipProps {
  readonly name: string
  /** What kind of place it is, if its owner said. */
  readonly label?: PlaceLabel | undefined
  readonly chosen: boolean
  readonly onChoose: () => void
}

/** A place, or a kind of place, that is chosen with one press. */
export function PlaceChip({ name, label, chosen, onChoose }: PlaceChipProps) {
  const Icon = label && placeIcons[label]
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className={clsx(
        'flex min-h-control max-w-full items-center gap-2 rounded-full border px-4 text-sm',
        chosen
          ? 'border-accent bg-accent-soft font-semibold text-accent-soft-foreground'
          : 'bg-surface hover:border-field',
      )}
    >
      {Icon && <Icon aria-hidden className="size-4 shrink-0" />}
      <span className="truncate">{name}</span>
    </button>
  )
}
