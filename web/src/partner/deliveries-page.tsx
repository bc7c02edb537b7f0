import { useTitle } from '../app/use-title.ts'
import { useLive } from '../firebase/use-live.ts'
import { useSession } from '../firebase/use-session.ts'
import { OrderCard } from '../orders/order-card.tsx'
import { deliveriesOf } from '../orders/queries.ts'
import { PageSkeleton } from '../ui/page-skeleton.tsx'

/** The orders this partner has accepted. */
export function DeliveriesPage() {
  const session = useSession()
  const live = useLive(session.state === 'signed-in' ? deliveriesOf(session.uid) : undefined)
  useTitle('Deliveries')
  if (live.state !== 'ready') return <PageSkeleton />
  return (
    <main id="content" className="grid gap-3 p-4">
      {live.value.map((order) => (
        <OrderCard key={order.id} order={order} />
      ))}
    </main>
  )
}
