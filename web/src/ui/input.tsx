import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { inputStyles } from './input-styles.ts'

/** One line to type into. Needs a label: use it inside a Field, or give it an aria-label. */
export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...rest} className={clsx(inputStyles, className)} />
}
