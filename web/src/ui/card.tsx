import { clsx } from 'clsx'
import type { ComponentProps } from 'react'

/** A surface that holds one thing. */
export function Card({ className, ...rest }: ComponentProps<'div'>) {
  return <div {...rest} className={clsx('rounded-card border bg-surface', className)} />
}
