import { Skeleton } from '../ui/skeleton.tsx'

const places = Array.from({ length: 10 }, (_, place) => place)

/** The outline of the shelves. */
export function CatalogSkeleton() {
  return (
    <div className="grid gap-3 py-4">
      <Skeleton className="h-7 w-44" />
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 md:grid-cols-4 lg:grid-cols-5 lg:gap-4">
        {places.map((place) => (
          <Skeleton key={place} className="h-73 rounded-card md:h-83" />
        ))}
      </div>
    </div>
  )
}
