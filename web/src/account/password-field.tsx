import { useState } from 'react'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { accountWords } from '../words/account.ts'
import { useWords } from '../words/use-words.ts'

interface PasswordFieldProps {
  readonly value: string
  readonly onValue: (value: string) => void
  readonly autoComplete: 'current-password' | 'new-password'
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

/** A password, hidden until its owner wants to see it. */
export function PasswordField({ value, onValue, autoComplete, hint, error }: PasswordFieldProps) {
  const words = useWords(accountWords)
  const [shown, setShown] = useState(false)
  return (
    <Field label={words.password} hint={hint} error={error}>
      {(control) => (
        <div className="relative">
          <Input
            {...control}
            type={shown ? 'text' : 'password'}
            autoComplete={autoComplete}
            value={value}
            onChange={(event) => onValue(event.target.value)}
            className="pr-20"
          />
          <button
            type="button"
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
            className="absolute inset-y-0 right-0 min-w-control px-4 font-medium text-muted-foreground text-sm hover:text-foreground"
          >
            {shown ? words.hide : words.show}
          </button>
        </div>
      )}
    </Field>
  )
}
