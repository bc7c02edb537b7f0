import { useTitle } from '../app/use-title.ts'
import { useLive } from '../firebase/use-live.ts'
import { partners } from '../orders/queries.ts'
import { PageSkeleton } from '../ui/page-skeleton.tsx'

/** All delivery partners. */
export function PartnersPage() {
  const live = useLive(partners)
  useTitle('PartnersPage')
  if (live.state !== 'ready') return <PageSkeleton />
  return (
    <main id="content" className="grid gap-3 p-4">
      {live.value.map((entry) => (
        <p key={entry.id}>{entry.id}</p>
      ))}
    </main>
  )
}
