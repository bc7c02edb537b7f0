import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { inputStyles } from './input-styles.ts'

/** A few lines to type into; grows with its text. */
export function TextArea({ className, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea rows={2} {...rest} className={clsx(inputStyles, 'field-sizing-content resize-none py-2.5', className)} />
  )
}
