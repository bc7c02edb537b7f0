import type { Product } from '@blinkcart/domain/product/product'
import { ShoppingBag } from 'lucide-react'
import { use, useCallback, useEffect, useRef, useState } from 'react'
import { Navigate, useNavigate } from 'react-router-dom'
import { useLive } from '../firebase/use-live.ts'
import { useSession } from '../firebase/use-session.ts'
import { ordersOf, profileOf } from '../orders/queries.ts'
import { ButtonLink } from '../ui/button-link.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailedState } from '../ui/failed-state.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import { cartKnown, cartOfDevice } from './cart-of-device.ts'
import { CheckoutForm } from './checkout-form.tsx'
import { Received } from './received.tsx'
import { useBasket } from './use-cart.ts'
import { useCatalog } from './use-catalog.ts'

const nothing: readonly Product[] = []

/** `/checkout`: where to, for how much, and the one press that orders. */
export function CheckoutPage() {
  const words = useWords(customerWords)
  // Which order the cart is, and whether it was sent, decides about money.
  use(cartKnown())
  const session = useSession()
  const uid = session.state === 'signed-in' ? session.uid : undefined
  const profile = useLive(uid === undefined ? undefined : profileOf(uid))
  const products = useCatalog()
  const { cart, placed } = useBasket()
  const { done, finish } = usePlaced(uid)

  if (done) return <Received />
  if (placed !== undefined) return <Navigate to={`/orders/${placed}`} replace />
  if (cart.length === 0) {
    return (
      <Page title={words.checkout.title}>
        <EmptyState
          icon={<ShoppingBag />}
          title={words.cart.empty}
          body={words.cart.emptyBody}
          action={<ButtonLink to="/">{words.cart.shop}</ButtonLink>}
        />
      </Page>
    )
  }
  return (
    <Page title={words.checkout.title} back={{ to: '/cart', label: words.checkout.back }} width="wide">
      {products.state === 'failed' && <FailedState {...products} />}
      {(products.state === 'loading' || profile.state === 'loading') && <Skeleton className="h-96" />}
      {(products.state === 'ready' || products.state === 'empty') && profile.state !== 'loading' && (
        <CheckoutForm
          user={profile.state === 'ready' ? profile.value : undefined}
          products={products.state === 'ready' ? products.value : nothing}
          remembered={products.fromCache}
          onPlaced={finish}
        />
      )}
    </Page>
  )
}

/**
 * Whether the cart's order is placed, and what to do then: empty the cart, show the order. An order whose answer was
 * lost, before a reload even, is recognised by its id among the customer's orders.
 */
function usePlaced(uid: string | undefined): { done: boolean; finish: (orderId: string) => void } {
  const navigate = useNavigate()
  const [done, setDone] = useState(false)
  // The answer and the order itself both tell; whichever comes second must not move someone who has gone on.
  const finished = useRef(false)
  const { orderId, sent } = useBasket()
  const orders = useLive(sent && uid !== undefined ? ordersOf(uid) : undefined)
  const arrived = orders.state === 'ready' && orders.value.some(({ id }) => id === orderId) ? orderId : undefined
  const finish = useCallback(
    (id: string) => {
      cartOfDevice.placed(id)
      if (finished.current) return
      finished.current = true
      setDone(true)
      navigate(`/orders/${id}`, { replace: true })
    },
    [navigate],
  )
  useEffect(() => {
    if (arrived !== undefined) finish(arrived)
  }, [arrived, finish])
  return { done, finish }
}
