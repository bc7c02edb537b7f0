import type { Order } from '@blinkcart/domain/order/order'
import { PackageOpen } from 'lucide-react'
import { useLive } from '../firebase/use-live.ts'
import { ButtonLink } from '../ui/button-link.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailedState } from '../ui/failed-state.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'
import { DeliveryCard } from './delivery-card.tsx'
import { LocationCard } from './location-card.tsx'
import { active, myOrders } from './my-orders.ts'
import { SentList } from './sent-list.tsx'
import { Today } from './today.tsx'
import { useMe } from './use-me.ts'
import { useOutbox } from './use-outbox.ts'

/** `/partner/deliveries`: what is being carried, what to do next, and what the day has brought. */
export function DeliveriesPage() {
  const words = useWords(partnerWords).deliveries
  const { uid } = useMe()
  const live = useLive(myOrders(uid))
  const sent = useOutbox(uid)
  return (
    <Page title={words.title}>
      <SentList sent={sent} />
      {live.state === 'loading' && <Skeleton className="h-96 rounded-card" />}
      {live.state === 'failed' && <FailedState {...live} />}
      {live.state === 'empty' && <Deliveries orders={[]} />}
      {live.state === 'ready' && <Deliveries orders={live.value} />}
    </Page>
  )
}

function Deliveries({ orders }: { readonly orders: readonly Order[] }) {
  const words = useWords(partnerWords).deliveries
  const waiting = useOutbox(useMe().uid).filter(({ fate }) => fate === undefined)
  const carried = active(orders)
  return (
    <>
      {carried.length === 0 && (
        <EmptyState
          icon={<PackageOpen />}
          title={words.empty}
          body={words.emptyBody}
          action={<ButtonLink to="/partner">{words.toPool}</ButtonLink>}
        />
      )}
      {carried.length > 0 && <LocationCard />}
      {carried.length > 0 && (
        <ul className="grid gap-5">
          {carried.map((order) => (
            <li key={order.id}>
              <DeliveryCard order={order} waiting={waiting.filter(({ orderId }) => orderId === order.id)} />
            </li>
          ))}
        </ul>
      )}
      <Today orders={orders} />
    </>
  )
}
