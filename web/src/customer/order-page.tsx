import { isFinal } from '@blinkcart/domain/order/lifecycle'
import type { Order } from '@blinkcart/domain/order/order'
import { ChevronLeft, PackageSearch } from 'lucide-react'
import { useEffect } from 'react'
import { Link, useParams } from 'react-router-dom'
import { useTitle } from '../app/use-title.ts'
import { useLive } from '../firebase/use-live.ts'
import { AskToNotify } from '../notifications/ask-to-notify.tsx'
import { eventsOf, locationOf, orderOf } from '../orders/queries.ts'
import { Timeline, TimelineSkeleton } from '../orders/timeline.tsx'
import { ButtonLink } from '../ui/button-link.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailedState } from '../ui/failed-state.tsx'
import { customerWords } from '../words/customer.ts'
import { orderWords } from '../words/orders.ts'
import { dayOf } from '../words/times.ts'
import { useWords } from '../words/use-words.ts'
import { CancelOrder } from './cancel-order.tsx'
import { cartOfDevice } from './cart-of-device.ts'
import { HandoverPin } from './handover-pin.tsx'
import { OrderAgainButton } from './order-again-button.tsx'
import { OrderHeadline } from './order-headline.tsx'
import { OrderItems } from './order-items.tsx'
import { OrderSkeleton } from './order-skeleton.tsx'
import { PartnerCard } from './partner-card.tsx'
import { PartnerPosition } from './partner-position.tsx'
import { RateOrder } from './rate-order.tsx'

/** `/orders/:orderId`: one order, live, from the moment it is placed to the door. */
export function OrderPage() {
  const words = useWords(customerWords).order
  const { orderId = '' } = useParams()
  const live = useLive(orderOf(orderId))
  switch (live.state) {
    case 'loading':
      return <OrderSkeleton />
    case 'failed':
      return live.denied ? <Missing body={words.missingBody} /> : <FailedState {...live} />
    case 'empty':
      return <Missing body={live.fromCache ? words.missingOffline : words.missingBody} />
    case 'ready':
      return <LiveOrder order={live.value} />
  }
}

function LiveOrder({ order }: { readonly order: Order }) {
  const words = useWords(customerWords).order
  const { orderNumber, timeline } = useWords(orderWords)
  const events = useLive(eventsOf(order.id))
  const carried = order.status === 'PICKED_UP' || order.status === 'ON_THE_WAY'
  const location = useLive(carried ? locationOf(order.id) : undefined)
  useTitle(orderNumber(order.id))
  useEffect(() => cartOfDevice.seen(order.id), [order.id])
  return (
    <main id="content" tabIndex={-1} className="grid gap-4 px-4 py-3 outline-none md:py-6">
      <Link
        to="/orders"
        className="-ml-2 flex min-h-control items-center gap-1 justify-self-start px-2 font-medium text-muted-foreground hover:text-foreground"
      >
        <ChevronLeft aria-hidden className="size-5" />
        {words.all}
      </Link>
      <OrderHeadline
        order={order}
        location={location.state === 'ready' ? location.value : undefined}
        calledOffBy={
          events.state === 'ready' ? events.value.find(({ action }) => action === 'cancel')?.actor.role : undefined
        }
      />
      {/* One column on a phone, what matters most first; on a big screen what is looked at stands beside what is done. */}
      <div className="flex flex-col gap-4 md:grid md:grid-cols-[1fr_22rem] md:items-start">
        <div className="contents md:col-start-2 md:row-start-1 md:grid md:gap-4">
          <div className="grid gap-4 empty:hidden">
            <HandoverPin order={order} />
            <RateOrder order={order} />
          </div>
          <div className="order-2 grid gap-4 empty:hidden md:order-none">
            <PartnerCard order={order} />
            {!isFinal(order.status) && <AskToNotify />}
          </div>
          <div className="order-4 grid gap-4 md:order-none">
            <OrderItems order={order} />
            {(isFinal(order.status) || order.status === 'FAILED') && <OrderAgainButton order={order} wide />}
            <CancelOrder order={order} />
          </div>
        </div>
        <div className="contents md:col-start-1 md:row-start-1 md:grid md:gap-4">
          {carried && (
            <div className="order-1 md:order-none">
              <PartnerPosition order={order} location={location} />
            </div>
          )}
          <Card className="order-3 grid gap-4 p-5 md:order-none">
            <div className="flex items-baseline justify-between gap-3">
              <h2 className="font-semibold text-lg">{timeline}</h2>
              <p className="text-muted-foreground text-sm tabular-nums">{dayOf(order.placedAt)}</p>
            </div>
            {events.state === 'loading' && <TimelineSkeleton order={order} />}
            {events.state === 'failed' && <FailedState {...events} />}
            {events.state === 'ready' && <Timeline order={order} events={events.value} />}
          </Card>
        </div>
      </div>
    </main>
  )
}

function Missing({ body }: { readonly body: string }) {
  const words = useWords(customerWords).order
  useTitle(words.missing)
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <EmptyState
        icon={<PackageSearch />}
        title={words.missing}
        body={body}
        action={<ButtonLink to="/orders">{words.all}</ButtonLink>}
      />
    </main>
  )
}
