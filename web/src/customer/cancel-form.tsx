import { type CancelReason, cancelReasons } from '@blinkcart/domain/order/order'
import { type FormEvent, useState } from 'react'
import { call } from '../firebase/call.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { RadioCard } from '../ui/radio-card.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import { type CancelProblem, cancelProblem, cancelRequest } from './cancelling.ts'

interface CancelFormProps {
  readonly orderId: string
  /** Whether it can still be cancelled; it may be collected while somebody hesitates. */
  readonly offered: boolean
  readonly onDone: () => void
}

/** Asks whether to cancel, and why, which nobody has to say. */
export function CancelForm({ orderId, offered, onDone }: CancelFormProps) {
  const words = useWords(customerWords).order
  const [reason, setReason] = useState<CancelReason>()
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<CancelProblem>()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || !offered) return
    setBusy(true)
    setProblem(undefined)
    const found = cancelProblem(await call('act', cancelRequest(orderId, crypto.randomUUID(), { reason, note })))
    setBusy(false)
    if (found === undefined) onDone()
    else setProblem(found)
  }

  return (
    <form onSubmit={submit} className="grid gap-4 text-left">
      <p>{words.cancelBody}</p>
      <fieldset className="grid gap-2">
        <legend className="mb-2 font-medium text-muted-foreground text-sm">{words.cancelWhy}</legend>
        {cancelReasons.map((code) => (
          <RadioCard
            key={code}
            name="reason"
            value={code}
            checked={code === reason}
            onChoose={() => setReason(code)}
            label={words.cancelReasons[code]}
          />
        ))}
      </fieldset>
      {reason === 'OTHER' && (
        <Field label={words.cancelNote}>
          {(control) => (
            <TextArea {...control} maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
          )}
        </Field>
      )}
      {(problem ?? (offered ? undefined : 'tooLate')) && (
        <Notice tone="danger" title={problem === 'unreachable' ? words.cancelUnreachable : words.cancelTooLate} />
      )}
      <div className="sticky bottom-0 -mx-5 grid grid-cols-2 gap-3 bg-surface-raised px-5 pt-2">
        <Button look="outline" onClick={onDone}>
          {words.cancelKeep}
        </Button>
        <Button type="submit" look="danger" busy={busy} disabled={!offered}>
          {words.cancelConfirm}
        </Button>
      </div>
    </form>
  )
}
