import { TextField } from '../ui/text-field.tsx'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import type { DeliveryForm, DeliveryProblems, DeliveryText } from './delivery-form.ts'
import { LabelChoice } from './label-choice.tsx'
import { NoteField } from './note-field.tsx'
import { PinDoor } from './pin-door.tsx'

interface DeliveryFieldsProps {
  readonly form: DeliveryForm
  readonly problems: DeliveryProblems
  readonly onForm: (form: DeliveryForm) => void
}

/** A place that nobody has ordered to yet. */
export function DeliveryFields({ form, problems, onForm }: DeliveryFieldsProps) {
  const words = useWords(customerWords).checkout
  const set = (field: DeliveryText) => (value: string) => onForm({ ...form, [field]: value })
  const wrong = (field: DeliveryText) => {
    const problem = problems[field]
    return problem && words[problem]
  }
  return (
    <div className="grid gap-4">
      <TextField
        label={words.line1}
        autoComplete="address-line1"
        value={form.line1}
        onValue={set('line1')}
        error={wrong('line1')}
      />
      <div className="grid grid-cols-2 gap-4">
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
      </div>
      <PinDoor here={form.here} known={false} onHere={(here) => onForm({ ...form, here })} />
      <NoteField value={form.note} onValue={set('note')} />
      <LabelChoice chosen={form.label} onChoose={(label) => onForm({ ...form, label })} />
    </div>
  )
}
