import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly icon: ReactNode
  readonly title: string
  readonly body: string
  readonly action?: ReactNode
}

/** What a page says when there is nothing to show: why, and what to do about it. */
export function EmptyState({ icon, title, body, action }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-sm animate-rise flex-col items-center gap-2 px-4 py-16 text-center">
      <div
        aria-hidden
        className="mb-3 grid size-20 place-items-center rounded-full bg-muted text-muted-foreground [&_svg]:size-9"
      >
        {icon}
      </div>
      <h2 className="font-semibold text-xl">{title}</h2>
      <p className="text-pretty text-muted-foreground">{body}</p>
      {action && <div className="mt-4">{action}</div>}
    </div>
  )
}
