import { isFinal } from '@blinkcart/domain/order/lifecycle'
import type { Order } from '@blinkcart/domain/order/order'
import { ReceiptText } from 'lucide-react'
import { useLive } from '../firebase/use-live.ts'
import { useSession } from '../firebase/use-session.ts'
import { ordersOf } from '../orders/queries.ts'
import { ButtonLink } from '../ui/button-link.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailedState } from '../ui/failed-state.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { UnseenState } from '../ui/unseen-state.tsx'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import { OrderAgainButton } from './order-again-button.tsx'
import { OrderCard } from './order-card.tsx'
import { isToRate } from './rating.ts'

/** `/orders`: a customer's orders, those still coming first. */
export function OrdersPage() {
  const words = useWords(customerWords).orders
  const session = useSession()
  const live = useLive(session.state === 'signed-in' ? ordersOf(session.uid) : undefined)
  return (
    <Page title={words.title} width="wide">
      {live.state === 'loading' && (
        <div className={columns}>
          <Skeleton className="h-44 rounded-card" />
          <Skeleton className="h-44 rounded-card" />
        </div>
      )}
      {live.state === 'failed' && <FailedState {...live} />}
      {live.state === 'empty' && live.fromCache && <UnseenState />}
      {live.state === 'empty' && !live.fromCache && (
        <EmptyState
          icon={<ReceiptText />}
          title={words.empty}
          body={words.emptyBody}
          action={<ButtonLink to="/">{words.shop}</ButtonLink>}
        />
      )}
      {live.state === 'ready' && (
        <>
          <OrderList title={words.active} orders={live.value.filter(({ status }) => !isFinal(status))} />
          <OrderList title={words.past} orders={live.value.filter(({ status }) => isFinal(status))} />
        </>
      )}
    </Page>
  )
}

const columns = 'grid grid-cols-1 gap-3 md:grid-cols-2 md:gap-4'

function OrderList({ title, orders }: { readonly title: string; readonly orders: readonly Order[] }) {
  const { rate } = useWords(customerWords).orders
  if (orders.length === 0) return null
  return (
    <section className="grid gap-3">
      <h2 className="font-semibold text-lg">{title}</h2>
      <ul className={columns}>
        {orders.map((order) => (
          <li key={order.id} className="grid grid-cols-1">
            <OrderCard order={order}>
              {isFinal(order.status) && (
                // Above the link that covers the card, so that it can be pressed by itself.
                <div className="relative z-10 flex flex-wrap items-center justify-between gap-2 justify-self-start">
                  <OrderAgainButton order={order} />
                  {isToRate(order) && (
                    <ButtonLink to={`/orders/${order.id}`} look="ghost">
                      {rate}
                    </ButtonLink>
                  )}
                </div>
              )}
            </OrderCard>
          </li>
        ))}
      </ul>
    </section>
  )
}
