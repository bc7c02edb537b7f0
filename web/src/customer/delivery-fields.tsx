import type { SavedPlace } from '@blinkcart/domain/account/address'
import { Field } from '../ui/field.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import {
  type DeliveryForm,
  type DeliveryProblems,
  type DeliveryText,
  deliveryForm,
  isSamePlace,
} from './delivery-form.ts'
import { LabelChoice } from './label-choice.tsx'
import { PinDoor } from './pin-door.tsx'
import { PlaceChip } from './place-chip.tsx'

interface DeliveryFieldsProps {
  readonly form: DeliveryForm
  readonly problems: DeliveryProblems
  readonly saved: readonly SavedPlace[]
  readonly onForm: (form: DeliveryForm) => void
}

/** Where the order goes: a saved place with one press, or any other. */
export function DeliveryFields({ form, problems, saved, onForm }: DeliveryFieldsProps) {
  const { checkout: words, places } = useWords(customerWords)
  const { labels } = places
  const known = saved.find((place) => isSamePlace(place, form))
  const set = (field: DeliveryText) => (value: string) => onForm({ ...form, [field]: value })
  const wrong = (field: DeliveryText) => {
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
              name={place.label && place.label !== 'other' ? `${labels[place.label]}: ${place.line1}` : place.line1}
              label={place.label}
              chosen={isSamePlace(place, form)}
              onChoose={() => onForm(deliveryForm(place))}
            />
          ))}
          <PlaceChip
            name={words.otherPlace}
            chosen={known === undefined}
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
      <div className="col-span-2">
        <PinDoor
          here={form.here}
          known={known?.lat !== undefined && known.lng !== undefined}
          onHere={(here) => onForm({ ...form, here })}
        />
      </div>
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
      {known === undefined && (
        <div className="col-span-2">
          <LabelChoice chosen={form.label} onChoose={(label) => onForm({ ...form, label })} />
        </div>
      )}
    </div>
  )
}
