import { clsx } from 'clsx'
import { type MouseEvent, type PointerEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { pressOfDevice } from '../app/press-of-device.ts'
import { buttonStyles } from './button-styles.ts'

const holdMs = 700
/** A click comes with the pointer that made it, or at the latest this much after. */
const clickAfterMs = 500

interface HoldButtonProps {
  readonly onHeld: () => void
  /** What to do with it, said below. */
  readonly hint: string
  readonly look?: 'primary' | 'danger'
  readonly icon?: ReactNode
  readonly children: ReactNode
}

const fills = { primary: 'bg-foreground/30', danger: 'bg-foreground/25' } as const

/**
 * Something grave to press: a finger has to stay on it, so that none slips. A key or a screen reader presses it as it
 * does any button, for those don't slip.
 */
export function HoldButton({ onHeld, hint, look = 'primary', icon, children }: HoldButtonProps) {
  const hintId = useId()
  const [holding, setHolding] = useState(false)
  const [short, setShort] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** When the finger came down, if it has not yet done its work. */
  const since = useRef<number>(undefined)
  /** When a pointer last did anything here: the click that follows it is its own. */
  const pointedAt = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => () => clearTimeout(timer.current), [])

  const begin = ({ currentTarget, pointerId, timeStamp }: PointerEvent<HTMLElement>) => {
    since.current = timeStamp
    currentTarget.setPointerCapture(pointerId)
    setShort(false)
    setHolding(true)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => end(true), holdMs)
  }
  const point = ({ timeStamp }: PointerEvent) => {
    pointedAt.current = timeStamp
  }
  const end = (held: boolean) => {
    if (since.current === undefined) return
    since.current = undefined
    clearTimeout(timer.current)
    setHolding(false)
    setShort(!held)
    if (!held) return
    // What it does is seen at once, the finger still on it.
    pressOfDevice.end()
    onHeld()
  }
  // A busy phone may hear of the finger's leaving before its own timer.
  const lift = ({ timeStamp }: PointerEvent<HTMLElement>) => end(timeStamp - (since.current ?? timeStamp) >= holdMs)
  // A key's click counts no presses; those who click for others may say that they did, but without a pointer.
  const click = ({ detail, timeStamp }: MouseEvent) => {
    if (detail === 0 || timeStamp - pointedAt.current > clickAfterMs) onHeld()
  }

  return (
    <div className="grid gap-1.5">
      <button
        type="button"
        aria-describedby={hintId}
        onPointerDownCapture={point}
        onPointerUpCapture={point}
        onPointerCancelCapture={point}
        onPointerDown={(event) => event.button === 0 && begin(event)}
        onPointerUp={lift}
        onPointerCancel={() => end(false)}
        onClick={click}
        onContextMenu={(event) => event.preventDefault()}
        className={clsx(
          buttonStyles({ look, size: 'large', wide: true }),
          'relative min-h-18! touch-none overflow-hidden font-bold! text-2xl! [-webkit-touch-callout:none]',
        )}
      >
        <span
          aria-hidden
          className={clsx(
            'absolute inset-0 origin-left transition-transform ease-linear',
            fills[look],
            holding ? 'scale-x-100 duration-700' : 'scale-x-0 duration-150',
          )}
        />
        <span className="relative inline-flex items-center gap-2">
          {icon}
          {children}
        </span>
      </button>
      <p
        id={hintId}
        className={clsx(
          'text-center font-medium text-sm',
          short ? 'text-foreground underline' : 'text-muted-foreground',
        )}
      >
        {hint}
      </p>
      <span role="status" className="sr-only">
        {short ? hint : ''}
      </span>
    </div>
  )
}
