import type { Order } from '@blinkcart/domain/order/order'
import { PackageOpen } from 'lucide-react'
import { useSettling } from '../app/settling.ts'
import { useLive } from '../firebase/use-live.ts'
import { ButtonLink } from '../ui/button-link.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailedState } from '../ui/failed-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { UnseenState } from '../ui/unseen-state.tsx'
import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'
import { DeliveryCard } from './delivery-card.tsx'
import { GlancePage } from './glance-page.tsx'
import { isPinRefusal } from './handover-refusal.ts'
import { LocationCard } from './location-card.tsx'
import { active, isOnTheRoad, myOrders } from './my-orders.ts'
import type { Sent } from './outbox.ts'
import { SentList } from './sent-list.tsx'
import { projected } from './steps.ts'
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
    <GlancePage title={words.title}>
      {live.state === 'loading' && <Skeleton className="h-[32rem] rounded-card" />}
      {live.state === 'failed' && (
        <>
          <SentList within="page" sent={sent} />
          <FailedState {...live} />
        </>
      )}
      {live.state === 'empty' && live.fromCache && (
        <>
          <SentList within="page" sent={sent} />
          <UnseenState />
        </>
      )}
      {live.state === 'empty' && !live.fromCache && <Deliveries orders={[]} sent={sent} />}
      {live.state === 'ready' && <Deliveries orders={live.value} sent={sent} />}
    </GlancePage>
  )
}

function Deliveries({ orders, sent }: { readonly orders: readonly Order[]; readonly sent: readonly Sent[] }) {
  const words = useWords(partnerWords).deliveries
  const carried = active(orders)
  // What waits is shown with its order; what was refused, or whose order is gone, comes first of all.
  const carries = ({ orderId }: Sent) => carried.some(({ id }) => id === orderId)
  const isForCard = (each: Sent) => carries(each) && (each.fate?.outcome !== 'refused' || isPinRefusal(each))
  const apart = sent.filter((each) => !isForCard(each))
  const cards = carried.map((order) => ({
    order,
    done: sent.filter((each) => isForCard(each) && each.orderId === order.id),
  }))
  // Counted as on the road with the tap that takes it there: what this brings on screen pushes nothing later on.
  const onTheRoad = cards.some(({ order, done }) => isOnTheRoad(projected(order, done)))
  useSettling([
    ...apart.map(standing),
    ...(onTheRoad ? ['location'] : []),
    ...cards.flatMap(({ order, done }) => [...done.map(standing), order.id]),
  ])
  return (
    <>
      <SentList within="page" sent={apart} />
      {carried.length === 0 && (
        <EmptyState
          icon={<PackageOpen />}
          title={words.empty}
          body={words.emptyBody}
          action={<ButtonLink to="/partner">{words.toPool}</ButtonLink>}
        />
      )}
      {onTheRoad && <LocationCard />}
      {cards.length > 0 && (
        <ul className="grid gap-5">
          {cards.map(({ order, done }) => (
            <li key={order.id}>
              <DeliveryCard order={order} done={done} />
            </li>
          ))}
        </ul>
      )}
      <Today orders={orders} />
    </>
  )
}

/** What of a deed decides how it stands on the page, and so what it pushes. */
function standing({ actionId, held, fate }: Sent): string {
  return [actionId, held, fate?.outcome].join(' ')
}
