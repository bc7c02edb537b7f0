import type { Address } from '@blinkcart/domain/account/address'
import { clsx } from 'clsx'
import { Field } from '../ui/field.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import { type DeliveryForm, type DeliveryProblems, deliveryForm, isSamePlace } from './delivery-form.ts'

interface DeliveryFieldsProps {
  readonly form: DeliveryForm
  readonly problems: DeliveryProblems
  readonly saved: readonly Address[]
  readonly onForm: (form: DeliveryForm) => void
}

/** Where the order goes: a saved place with one press, or any other. */
export function DeliveryFields({ form, problems, saved, onForm }: DeliveryFieldsProps) {
  const words = useWords(customerWords).checkout
  const set = (field: keyof DeliveryForm) => (value: string) => onForm({ ...form, [field]: value })
  const wrong = (field: keyof DeliveryForm) => {
    const problem = problems[field]
    return problem && words[problem]
  }
  return (
    <div className="grid grid-cols-2 gap-4">
      {saved.length > 0 && (
        <fieldset className="col-span-2 flex flex-wrap gap-2">
          <legend className="mb-1.5 font-medium text-sm">{words.otherPlaces}</legend>
          {saved.map((place) => (
            <PlaceChip
              key={`${place.line1} ${place.city} ${place.pincode}`}
              name={place.line1}
              chosen={isSamePlace(place, form)}
              onChoose={() => onForm(deliveryForm(place))}
            />
          ))}
          <PlaceChip
            name={words.otherPlace}
            chosen={!saved.some((place) => isSamePlace(place, form))}
            onChoose={() => onForm(deliveryForm(undefined))}
          />
        </fieldset>
      )}
      <TextField
        className="col-span-2"
        label={words.line1}
        autoComplete="address-line1"
        value={form.line1}
        onValue={set('line1')}
        error={wrong('line1')}
      />
      <TextField
        label={words.city}
        autoComplete="address-level2"
        value={form.city}
        onValue={set('city')}
        error={wrong('city')}
      />
      <TextField
        label={words.pincode}
        inputMode="numeric"
        autoComplete="postal-code"
        maxLength={6}
        value={form.pincode}
        onValue={set('pincode')}
        error={wrong('pincode')}
      />
      <Field className="col-span-2" label={words.note} hint={words.noteHint}>
        {(control) => (
          <TextArea
            {...control}
            maxLength={300}
            value={form.note}
            onChange={(event) => set('note')(event.target.value)}
          />
        )}
      </Field>
    </div>
  )
}

interface PlaceChipProps {
  readonly name: string
  readonly chosen: boolean
  readonly onChoose: () => void
}

function PlaceChip({ name, chosen, onChoose }: PlaceChipProps) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className={clsx(
        'min-h-control max-w-full truncate rounded-full border px-4 text-sm',
        chosen
          ? 'border-accent bg-accent-soft font-semibold text-accent-soft-foreground'
          : 'bg-surface hover:border-field',
      )}
    >
      {name}
    </button>
  )
}
