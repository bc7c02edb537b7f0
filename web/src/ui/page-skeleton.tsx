import { Skeleton } from './skeleton.tsx'

/** The outline of a page whose code is on its way. */
export function PageSkeleton() {
  return (
    <div className="grid w-full max-w-3xl gap-4 px-4 py-5 md:py-8">
      <Skeleton className="h-9 w-40" />
      <Skeleton className="h-28 rounded-card" />
      <Skeleton className="h-28 rounded-card" />
      <Skeleton className="h-28 rounded-card" />
    </div>
  )
}
