import { Skeleton } from '../ui/skeleton.tsx'

/** The outline of an order's page. */
export function OrderSkeleton() {
  return (
    <div className="grid gap-4 px-4 py-3 md:py-6">
      <Skeleton className="h-11 w-28" />
      <Skeleton className="h-44 rounded-card md:h-40" />
      <div className="grid items-start gap-4 md:grid-cols-[1fr_22rem]">
        <Skeleton className="h-26 rounded-card md:order-2" />
        <Skeleton className="h-96 rounded-card" />
      </div>
    </div>
  )
}
