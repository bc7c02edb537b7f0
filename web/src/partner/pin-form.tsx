import { pinPattern } from '@blinkcart/domain/order/pin'
import { clsx } from 'clsx'
import { useRef, useState } from 'react'
import { useOnline } from '../app/use-online.ts'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'
import type { HandoverProof } from './handover-form.tsx'
import { PinDots } from './pin-dots.tsx'
import { PinPad } from './pin-pad.tsx'
import { StepButton } from './step-button.tsx'

interface PinFormProps {
  /** At the door the keys are there at once; on the way there they would only be in the way. */
  readonly atDoor: boolean
  /** What is left after a wrong one. */
  readonly triesLeft: number | undefined
  readonly onDeliver: (proof: HandoverProof) => void
}

/** On a phone that lies on its side, the keys stand beside what they lead to: all of it is in sight. */
const beside =
  'lying:grid-cols-2 lying:[&>fieldset]:col-start-2 lying:[&>fieldset]:row-span-2 lying:[&>fieldset]:row-start-1'

/** Four digits from the customer, typed with keys of our own. */
export function PinForm({ atDoor, triesLeft, onDeliver }: PinFormProps) {
  const words = useWords(partnerWords).handover
  const online = useOnline()
  const input = useRef<HTMLInputElement>(null)
  const [pin, setPin] = useState('')
  const [open, setOpen] = useState(false)
  const [missing, setMissing] = useState(false)
  const wrong = triesLeft === undefined || pin !== '' ? undefined : words.wrong(triesLeft)
  const pad = open || atDoor || wrong !== undefined

  const type = (typed: string) => {
    setMissing(false)
    setPin(typed.replaceAll(/\D/g, '').slice(0, 4))
  }
  const deliver = () => {
    if (pinPattern.test(pin)) return onDeliver({ pin })
    setMissing(true)
    input.current?.focus()
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        deliver()
      }}
      className={clsx('grid gap-4', pad && beside)}
    >
      <Field
        label={words.pin}
        hint={online ? words.pinHint : words.pinHintOffline}
        error={missing ? words.pinMissing : wrong}
      >
        {(control) => (
          <div className="relative font-bold text-3xl tabular-nums">
            {/* Its digits stand where the dots stood: what is typed does not move. */}
            <Input
              {...control}
              ref={input}
              value={pin}
              onChange={(event) => type(event.target.value)}
              onFocus={() => setOpen(true)}
              inputMode="none"
              autoComplete="off"
              enterKeyHint="done"
              className="min-h-16! border-2! pr-0! pl-[calc(50%-2ch-0.75em-2px)]! text-3xl! tracking-[0.5em] [font-weight:inherit]"
            />
            <PinDots typed={pin.length} />
          </div>
        )}
      </Field>
      {pad && <PinPad onDigit={(digit) => type(pin + digit)} onErase={() => type(pin.slice(0, -1))} />}
      <StepButton step="deliver" onPress={deliver} />
    </form>
  )
}
