import { clsx } from 'clsx'
import type { ReactNode } from 'react'

/** How a badge feels; the word in it carries the meaning, the tone only supports it. */
export type Tone = 'neutral' | 'info' | 'accent' | 'warning' | 'danger'

const tones: Record<Tone, string> = {
  neutral: 'bg-muted text-muted-foreground',
  info: 'bg-info-soft text-info-foreground',
  accent: 'bg-accent-soft text-accent-soft-foreground',
  warning: 'bg-warning-soft text-warning-foreground',
  danger: 'bg-danger-soft text-danger-foreground',
}

/** A word or two that classify what they stand beside. */
export function Badge({ tone = 'neutral', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <span
      className={clsx(
        'inline-flex items-center whitespace-nowrap rounded-full px-2.5 py-1 font-semibold text-xs',
        tones[tone],
      )}
    >
      {children}
    </span>
  )
}
