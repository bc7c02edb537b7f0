import { Skeleton } from '../ui/skeleton.tsx'

/** The outline of a pool that is on its way. */
export function PoolSkeleton() {
  return (
    <div className="grid gap-4">
      <Skeleton className="h-48 rounded-card" />
      <Skeleton className="h-48 rounded-card" />
    </div>
  )
}
