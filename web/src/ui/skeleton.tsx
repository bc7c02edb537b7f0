import { clsx } from 'clsx'

/** The outline of something that is on its way. Size it like the thing itself, so that nothing jumps. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <div aria-hidden className={clsx('animate-shimmer rounded-control bg-muted', className)} />
}
