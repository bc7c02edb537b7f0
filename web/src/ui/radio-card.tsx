import { clsx } from 'clsx'

interface RadioCardProps {
  /** What the choices among which this is one have in common. */
  readonly name: string
  readonly value: string
  readonly label: string
  readonly checked: boolean
  readonly onChoose: () => void
}

/** One choice among few, as large as a thumb; arrows move along them, as with any radio buttons. */
export function RadioCard({ name, value, label, checked, onChoose }: RadioCardProps) {
  return (
    <label
      className={clsx(
        'flex min-h-12 cursor-pointer items-center gap-3 rounded-control border px-4 font-medium transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent',
        checked ? 'border-accent bg-accent-soft text-accent-soft-foreground' : 'border-field/60 hover:border-field',
      )}
    >
      <input
        type="radio"
        name={name}
        value={value}
        checked={checked}
        onChange={onChoose}
        className="size-5 shrink-0 accent-accent"
      />
      {label}
    </label>
  )
}
