import { quantityOf, quote } from '@blinkcart/domain/cart/cart'
import type { Product } from '@blinkcart/domain/product/product'
import { SearchX, Store } from 'lucide-react'
import { useDeferredValue } from 'react'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailedState } from '../ui/failed-state.tsx'
import { UnseenState } from '../ui/unseen-state.tsx'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import { CartBar } from './cart-bar.tsx'
import { bySku } from './cart-lines.ts'
import { CatalogSkeleton } from './catalog-skeleton.tsx'
import { ProductCard } from './product-card.tsx'
import { shelves } from './shelves.ts'
import { useCart } from './use-cart.ts'
import { useCatalog } from './use-catalog.ts'
import { useDrawn } from './use-drawn.ts'
import { useShelfFilter } from './use-shelf-filter.ts'

const seenAtOnce = 4

/** The shelves as they are filled now: prices and stock change before one's eyes. */
export function LiveShelves() {
  const words = useWords(customerWords).catalog
  // A whole shop is drawn in pieces between which the page stays in hand.
  const live = useDeferredValue(useCatalog())
  switch (live.state) {
    case 'loading':
      return <CatalogSkeleton />
    case 'failed':
      return <FailedState {...live} />
    case 'empty':
      return live.fromCache ? (
        <UnseenState />
      ) : (
        <EmptyState icon={<Store />} title={words.closed} body={words.closedBody} />
      )
    case 'ready':
      return <Shelves products={live.value} />
  }
}

function Shelves({ products }: { readonly products: readonly Product[] }) {
  const words = useWords(customerWords).catalog
  const cart = useCart()
  const { filter, look } = useShelfFilter()
  const shown = shelves(products, filter)
  const drawn = useDrawn(shown.length)
  const found = shown.reduce((so, shelf) => so + shelf.products.length, 0)
  return (
    <>
      <p role="status" className="sr-only">
        {words.found(found)}
      </p>
      {found === 0 && (
        <EmptyState
          icon={<SearchX />}
          title={words.nothing(filter.search)}
          body={words.nothingBody}
          action={
            <Button look="outline" onClick={() => look({ search: '', category: undefined })}>
              {words.showAll}
            </Button>
          }
        />
      )}
      {shown.slice(0, drawn).map((shelf, row) => (
        <section key={shelf.category ?? filter.sort} className="grid gap-3 py-4">
          <h2 className="font-bold text-xl">
            {shelf.category ? words.categories[shelf.category] : words.sorts[filter.sort]}
          </h2>
          <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 md:grid-cols-4 lg:grid-cols-5 lg:gap-4">
            {shelf.products.map((product, column) => (
              <ProductCard
                key={product.sku}
                product={product}
                quantity={quantityOf(cart, product.sku)}
                eager={row === 0 && column < seenAtOnce}
              />
            ))}
          </ul>
        </section>
      ))}
      <CartBar total={quote(cart, bySku(products))} />
    </>
  )
}
