import { type FailReason, failReasons } from '@blinkcart/domain/order/order'
import { clsx } from 'clsx'
import { TriangleAlert, Undo2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Field } from '../ui/field.tsx'
import { HoldButton } from '../ui/hold-button.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'
import type { Deed } from './outbox.ts'
import { PhotoField } from './photo-field.tsx'
import type { WayOut } from './steps.ts'

interface TroubleSheetProps {
  readonly open: boolean
  readonly ways: readonly WayOut[]
  readonly onClose: () => void
  readonly onDeed: (deed: Deed) => void
}

/** Giving an order up: back to the pool while that is possible, else with a coded reason back to the shop. */
export function TroubleSheet({ open, ways, onClose, onDeed }: TroubleSheetProps) {
  const { trouble: words, undo } = useWords(partnerWords)
  const act = (deed: Deed) => {
    onClose()
    onDeed(deed)
  }
  return (
    <Sheet open={open} onClose={onClose} title={words.title} closeLabel={words.close}>
      {ways.includes('release') && (
        <div className="grid gap-3">
          <p className="text-muted-foreground">{words.releaseBody}</p>
          <HoldButton
            look="danger"
            hint={undo.hold}
            icon={<Undo2 aria-hidden className="size-6" />}
            onHeld={() => act({ type: 'release' })}
          >
            {words.release}
          </HoldButton>
        </div>
      )}
      {ways.includes('fail') && <FailForm onFail={(payload) => act({ type: 'fail', payload })} />}
    </Sheet>
  )
}

type Failure = Extract<Deed, { type: 'fail' }>['payload']

function FailForm({ onFail }: { readonly onFail: (failure: Failure) => void }) {
  const { trouble: words, undo } = useWords(partnerWords)
  const [reason, setReason] = useState<FailReason>()
  const [note, setNote] = useState('')
  const [photo, setPhoto] = useState<string>()
  const [missing, setMissing] = useState(false)

  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    setMissing(reason === undefined)
    if (reason === undefined) return
    const noted = note.trim() === '' ? {} : { note: note.trim() }
    onFail({ reason, ...noted, ...(photo === undefined ? {} : { photo }) })
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <fieldset className="grid gap-2">
        <legend className="mb-2 font-medium text-muted-foreground">{words.fail}</legend>
        {failReasons.map((code) => (
          <label
            key={code}
            className={clsx(
              'flex min-h-control items-center gap-3 rounded-control border-2 px-4 font-medium has-focus-visible:outline-2 has-focus-visible:outline-accent',
              code === reason ? 'border-accent bg-accent-soft text-accent-soft-foreground' : 'border-border',
            )}
          >
            <input
              type="radio"
              name="reason"
              value={code}
              checked={code === reason}
              onChange={() => {
                setReason(code)
                setMissing(false)
              }}
              className="size-6 accent-accent"
            />
            {words.reasons[code]}
          </label>
        ))}
      </fieldset>
      <PhotoField photo={photo} onChange={setPhoto} />
      <Field label={words.note}>
        {(control) => (
          <TextArea {...control} value={note} maxLength={300} onChange={(event) => setNote(event.target.value)} />
        )}
      </Field>
      {missing && (
        <p role="alert" className="font-medium text-danger-foreground">
          {words.choose}
        </p>
      )}
      <HoldButton
        look="danger"
        hint={undo.hold}
        icon={<TriangleAlert aria-hidden className="size-6" />}
        onHeld={submit}
      >
        {words.submit}
      </HoldButton>
    </form>
  )
}
