import { useTitle } from '../app/use-title.ts'
import { useLive } from '../firebase/use-live.ts'
import { pool } from '../orders/queries.ts'
import { PageSkeleton } from '../ui/page-skeleton.tsx'

/** The orders that nobody has accepted yet. */
export function PoolPage() {
  const live = useLive(pool)
  useTitle('PoolPage')
  if (live.state !== 'ready') return <PageSkeleton />
  return (
    <main id="content" className="grid gap-3 p-4">
      {live.value.map((entry) => (
        <p key={entry.id}>{entry.id}</p>
      ))}
    </main>
  )
}
