import { useTitle } from '../app/use-title.ts'
import { useLive } from '../firebase/use-live.ts'
import { newestOrders } from '../orders/queries.ts'
import { PageSkeleton } from '../ui/page-skeleton.tsx'

/** The newest orders. */
export function LiveOrdersPage() {
  const live = useLive(newestOrders(50))
  useTitle('LiveOrdersPage')
  if (live.state !== 'ready') return <PageSkeleton />
  return (
    <main id="content" className="grid gap-3 p-4">
      {live.value.map((entry) => (
        <p key={entry.id}>{entry.id}</p>
      ))}
    </main>
  )
}
