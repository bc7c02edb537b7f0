import { Delete } from 'lucide-react'
import type { ReactNode } from 'react'
import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'

interface PinPadProps {
  readonly onDigit: (digit: string) => void
  readonly onErase: () => void
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

/** Ten keys large enough for gloves, which no phone's own keyboard has. */
export function PinPad({ onDigit, onErase }: PinPadProps) {
  const words = useWords(partnerWords).handover
  return (
    <fieldset className="grid animate-rise grid-cols-3 gap-2">
      <legend className="sr-only">{words.pad}</legend>
      {digits.map((digit) => (
        <Key key={digit} onPress={() => onDigit(digit)}>
          {digit}
        </Key>
      ))}
      <Key className="col-start-2" onPress={() => onDigit('0')}>
        0
      </Key>
      <Key onPress={onErase}>
        <Delete aria-hidden className="size-7" />
        <span className="sr-only">{words.erase}</span>
      </Key>
    </fieldset>
  )
}

interface KeyProps {
  readonly onPress: () => void
  readonly className?: string
  readonly children: ReactNode
}

function Key({ onPress, className = '', children }: KeyProps) {
  return (
    <button
      type="button"
      onClick={() => {
        navigator.vibrate?.(10)
        onPress()
      }}
      className={`grid min-h-14 touch-manipulation select-none place-items-center rounded-control bg-muted font-bold text-2xl tabular-nums active:bg-accent active:text-accent-foreground ${className}`}
    >
      {children}
    </button>
  )
}
