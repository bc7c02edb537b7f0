import { clsx } from 'clsx'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly icon: ReactNode
  readonly title: string
  readonly body: string
  readonly action?: ReactNode
  /** Whether there is just nothing yet, or something is in the way. */
  readonly mood?: 'inviting' | 'hindered'
}

const moods = {
  inviting: 'bg-accent-soft text-accent-soft-foreground',
  hindered: 'bg-muted text-muted-foreground',
} as const

/** What a page says when there is nothing to show: why, and what to do about it. */
export function EmptyState({ icon, title, body, action, mood = 'inviting' }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-sm animate-rise flex-col items-center gap-2 px-4 py-12 text-center md:py-16">
      <div aria-hidden className="relative mb-4">
        <div className={clsx('-rotate-6 grid size-24 place-items-center rounded-[2rem] [&_svg]:size-11', moods[mood])}>
          {icon}
        </div>
        {mood === 'inviting' && (
          <>
            <span className="-top-2 -right-3 absolute size-4 rounded-full bg-accent" />
            <span className="-bottom-1 -left-4 absolute size-3 rounded-full border-2 border-accent/50" />
          </>
        )}
      </div>
      <h2 className="font-bold text-xl">{title}</h2>
      <p className="text-pretty text-muted-foreground">{body}</p>
      {action && <div className="mt-4">{action}</div>}
    </div>
  )
}
