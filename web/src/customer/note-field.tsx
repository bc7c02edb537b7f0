import { Field } from '../ui/field.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'

interface NoteFieldProps {
  readonly value: string
  readonly onValue: (note: string) => void
}

/** What the partner should know before the door. */
export function NoteField({ value, onValue }: NoteFieldProps) {
  const words = useWords(customerWords).checkout
  return (
    <Field label={words.note} hint={words.noteHint}>
      {(control) => (
        <TextArea {...control} maxLength={300} value={value} onChange={(event) => onValue(event.target.value)} />
      )}
    </Field>
  )
}
