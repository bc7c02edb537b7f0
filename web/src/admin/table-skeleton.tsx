import { Skeleton } from '../ui/skeleton.tsx'

const rows = [1, 2, 3, 4, 5, 6]

/** The outline of a table that is on its way. */
export function TableSkeleton() {
  return (
    <div className="grid gap-3 p-4">
      {rows.map((row) => (
        <Skeleton key={row} className="h-14" />
      ))}
    </div>
  )
}
