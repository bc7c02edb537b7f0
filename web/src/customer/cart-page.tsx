import { quote } from '@blinkcart/domain/cart/cart'
import type { Product } from '@blinkcart/domain/product/product'
import { Plus, ShoppingBag } from 'lucide-react'
import { Link, useNavigate } from 'react-router-dom'
import { Button } from '../ui/button.tsx'
import { ButtonLink } from '../ui/button-link.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailedState } from '../ui/failed-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import { Bill } from './bill.tsx'
import { bySku, cartLines, shortLines } from './cart-lines.ts'
import { CartRow } from './cart-row.tsx'
import { DoorPromise } from './door-promise.tsx'
import { PayBar } from './pay-bar.tsx'
import { takeWhatIsThere } from './take-what-is-there.ts'
import { useCart } from './use-cart.ts'
import { useCatalog } from './use-catalog.ts'

/** `/cart`: what is about to be ordered, at today's prices and stock. */
export function CartPage() {
  const words = useWords(customerWords).cart
  const cart = useCart()
  const live = useCatalog()
  if (cart.length === 0) {
    return (
      <Page title={words.title} width="wide">
        <EmptyState
          icon={<ShoppingBag />}
          title={words.empty}
          body={words.emptyBody}
          action={<ButtonLink to="/">{words.shop}</ButtonLink>}
        />
      </Page>
    )
  }
  return (
    <Page title={words.title} width="wide">
      {live.state === 'loading' && <Skeleton className="h-64" />}
      {live.state === 'failed' && <FailedState {...live} />}
      {(live.state === 'ready' || live.state === 'empty') && (
        <FilledCart products={live.state === 'ready' ? live.value : []} />
      )}
    </Page>
  )
}

function FilledCart({ products }: { readonly products: readonly Product[] }) {
  const words = useWords(customerWords).cart
  const navigate = useNavigate()
  const cart = useCart()
  const shop = bySku(products)
  const lines = cartLines(cart, shop)
  const short = shortLines(lines)
  return (
    <div className="grid items-start gap-5 md:grid-cols-[1fr_20rem]">
      <div className="grid gap-4">
        {short.length > 0 && (
          <Notice
            tone="warning"
            title={words.fixTitle}
            actions={
              <Button look="outline" onClick={() => takeWhatIsThere(short)}>
                {words.fix}
              </Button>
            }
          >
            {words.fixBody}
          </Notice>
        )}
        <Card>
          <ul className="divide-y">
            {lines.map((line) => (
              <CartRow key={line.sku} line={line} />
            ))}
          </ul>
          <Link
            to="/"
            className="flex min-h-12 items-center justify-center gap-2 rounded-b-card border-t font-semibold text-accent hover:bg-muted"
          >
            <Plus aria-hidden className="size-5" />
            {words.more}
          </Link>
        </Card>
      </div>
      <Card className="grid gap-4 p-4 md:sticky md:top-[calc(var(--header)+1rem)] md:p-5">
        <DoorPromise />
        <Bill total={quote(cart, shop)} />
        <PayBar total={quote(cart, shop)}>
          <Button size="large" wide disabled={short.length > 0} onClick={() => navigate('/checkout')}>
            {words.checkout}
          </Button>
        </PayBar>
      </Card>
    </div>
  )
}
