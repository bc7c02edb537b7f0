import { type FormEvent, useState } from 'react'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'
import type { HandoverProof } from './handover-form.tsx'
import { PhotoField } from './photo-field.tsx'
import { StepButton } from './step-button.tsx'

/** A handover whose PIN is locked: a photo or a note says where it is now. */
export function NoPinForm({ onDeliver }: { readonly onDeliver: (proof: HandoverProof) => void }) {
  const words = useWords(partnerWords).handover
  const [note, setNote] = useState('')
  const [photo, setPhoto] = useState<string>()
  const [missing, setMissing] = useState(false)

  const deliver = (event?: FormEvent) => {
    event?.preventDefault()
    const photoNote = note.trim()
    const proof = { ...(photoNote === '' ? {} : { photoNote }), ...(photo === undefined ? {} : { photo }) }
    const proved = Object.keys(proof).length > 0
    setMissing(!proved)
    if (proved) onDeliver(proof)
  }

  return (
    <form noValidate onSubmit={deliver} className="grid gap-4">
      <Notice tone="warning" title={words.locked}>
        {words.lockedBody}
      </Notice>
      <PhotoField photo={photo} onChange={setPhoto} />
      <Field label={words.note} error={missing && photo === undefined ? words.noteMissing : undefined}>
        {(control) => (
          <TextArea
            {...control}
            value={note}
            maxLength={300}
            placeholder={words.notePlaceholder}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <StepButton step="deliver" onPress={deliver} />
    </form>
  )
}
