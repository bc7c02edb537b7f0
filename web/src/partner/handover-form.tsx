import type { Order } from '@blinkcart/domain/order/order'
import { pinPattern } from '@blinkcart/domain/order/pin'
import { type FormEvent, useRef, useState } from 'react'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'
import { StepButton } from './step-button.tsx'
import type { Deeds } from './use-deeds.ts'

/** The handover at the door: the customer's PIN or, once that is locked, a note. */
export function HandoverForm({ order, deeds }: { readonly order: Order; readonly deeds: Deeds }) {
  const { handoverRefused } = deeds
  const locked =
    order.flags.includes('PIN_LOCKED') ||
    handoverRefused?.reason === 'PIN_LOCKED' ||
    handoverRefused?.told.triesLeft === 0
  return locked ? <NoteForm deeds={deeds} /> : <PinForm deeds={deeds} />
}

function PinForm({ deeds }: { readonly deeds: Deeds }) {
  const words = useWords(partnerWords).handover
  const input = useRef<HTMLInputElement>(null)
  const [pin, setPin] = useState('')
  const [missing, setMissing] = useState(false)
  const triesLeft = deeds.handoverRefused?.told.triesLeft
  const wrong = triesLeft === undefined ? undefined : words.wrong(triesLeft)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const ready = pinPattern.test(pin)
    setMissing(!ready)
    if (!ready) return input.current?.focus()
    await deeds.perform({ type: 'deliver', payload: { pin } })
    // Still here: it was refused, and the next try starts at once.
    setPin('')
    input.current?.focus()
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <Field label={words.pin} hint={words.pinHint} error={missing ? words.pinMissing : pin === '' ? wrong : undefined}>
        {(control) => (
          <Input
            {...control}
            ref={input}
            value={pin}
            onChange={(event) => setPin(event.target.value.replaceAll(/\D/g, '').slice(0, 4))}
            inputMode="numeric"
            autoComplete="off"
            enterKeyHint="done"
            placeholder="••••"
            className="min-h-16! text-center font-bold text-3xl! tabular-nums tracking-[0.5em]"
          />
        )}
      </Field>
      <StepButton step="deliver" busy={deeds.busy === 'deliver'} />
    </form>
  )
}

function NoteForm({ deeds }: { readonly deeds: Deeds }) {
  const words = useWords(partnerWords).handover
  const [note, setNote] = useState('')
  const [missing, setMissing] = useState(false)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const photoNote = note.trim()
    setMissing(photoNote === '')
    if (photoNote !== '') void deeds.perform({ type: 'deliver', payload: { photoNote } })
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <Notice tone="warning" title={words.locked}>
        {words.lockedBody}
      </Notice>
      <Field label={words.note} error={missing ? words.noteMissing : undefined}>
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
      <StepButton step="deliver" busy={deeds.busy === 'deliver'} />
    </form>
  )
}
