import { type PlaceLabel, placeLabels } from '@blinkcart/domain/account/address'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import { PlaceChip } from './place-chip.tsx'

interface LabelChoiceProps {
  readonly chosen: PlaceLabel | undefined
  readonly onChoose: (label: PlaceLabel | undefined) => void
}

/** What to call a place; pressed again, it goes without. */
export function LabelChoice({ chosen, onChoose }: LabelChoiceProps) {
  const words = useWords(customerWords).places
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="mb-1.5 font-medium text-sm">{words.label}</legend>
      {placeLabels.map((label) => (
        <PlaceChip
          key={label}
          label={label}
          name={words.labels[label]}
          chosen={label === chosen}
          onChoose={() => onChoose(label === chosen ? undefined : label)}
        />
      ))}
    </fieldset>
  )
}
