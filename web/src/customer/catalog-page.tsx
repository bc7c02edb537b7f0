import { quantityOf, quote } from '@blinkcart/domain/cart/cart'
import { etaOf } from '@blinkcart/domain/order/eta'
import { categoryNames, type Product } from '@blinkcart/domain/product/product'
import { plainClock } from '@blinkcart/domain/time'
import { Search, SearchX, Store, Zap } from 'lucide-react'
import { useSearchParams } from 'react-router-dom'
import { useTitle } from '../app/use-title.ts'
import { useLive } from '../firebase/use-live.ts'
import { catalog } from '../orders/queries.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailedState } from '../ui/failed-state.tsx'
import { Input } from '../ui/input.tsx'
import { customerWords } from '../words/customer.ts'
import { minutesUntil } from '../words/times.ts'
import { useWords } from '../words/use-words.ts'
import { CartBar } from './cart-bar.tsx'
import { bySku } from './cart-lines.ts'
import { CatalogSkeleton } from './catalog-skeleton.tsx'
import { ProductCard } from './product-card.tsx'
import { ShelfChips } from './shelf-chips.tsx'
import { categoryNamed, shelves } from './shelves.ts'
import { useCart } from './use-cart.ts'

const seenAtOnce = 4

/** From and to, in minutes, for an order placed now. */
const promised = minutesUntil(etaOf('PLACED', plainClock(0)) ?? { from: 0, to: 0 }, 0)

/** `/`: everything on sale, by shelf and by search; what is searched for stands in the address. */
export function CatalogPage() {
  const words = useWords(customerWords).catalog
  const live = useLive(catalog)
  const [params, setParams] = useSearchParams()
  const search = params.get('q') ?? ''
  const category = categoryNamed(params.get('shelf'))
  useTitle(words.title)

  const set = (name: 'q' | 'shelf', value: string | undefined) =>
    setParams(
      (before) => {
        if (value) before.set(name, value)
        else before.delete(name)
        return before
      },
      { replace: true },
    )

  return (
    <main id="content" tabIndex={-1} className="px-4 outline-none">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 pt-4 md:pt-8">
        <h1 className="font-extrabold text-[1.7rem] md:text-4xl">{words.hero}</h1>
        {promised && (
          <p className="flex items-center gap-1.5 font-medium text-accent">
            <Zap aria-hidden className="size-4 fill-current" />
            {words.promise(promised)}
          </p>
        )}
      </div>
      <search className="sticky top-0 z-20 -mx-4 grid grid-cols-[minmax(0,1fr)] gap-2 bg-background px-4 pt-3 pb-2">
        <div className="relative">
          <Search
            aria-hidden
            className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-4 size-5 text-muted-foreground"
          />
          <Input
            type="search"
            aria-label={words.search}
            placeholder={words.placeholder}
            value={search}
            onChange={(event) => set('q', event.target.value)}
            className="min-h-12 pl-12"
          />
        </div>
        <ShelfChips chosen={category} onChoose={(chosen) => set('shelf', chosen)} />
      </search>
      {live.state === 'loading' && <CatalogSkeleton />}
      {live.state === 'failed' && <FailedState {...live} />}
      {live.state === 'empty' && <EmptyState icon={<Store />} title={words.closed} body={words.closedBody} />}
      {live.state === 'ready' && (
        <Shelves
          products={live.value}
          filter={{ search, category }}
          onShowAll={() => setParams({}, { replace: true })}
        />
      )}
    </main>
  )
}

interface ShelvesProps {
  readonly products: readonly Product[]
  readonly filter: Parameters<typeof shelves>[1]
  readonly onShowAll: () => void
}

function Shelves({ products, filter, onShowAll }: ShelvesProps) {
  const words = useWords(customerWords).catalog
  const cart = useCart()
  const shown = shelves(products, filter)
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
            <Button look="outline" onClick={onShowAll}>
              {words.showAll}
            </Button>
          }
        />
      )}
      {shown.map((shelf, row) => (
        <section key={shelf.category} className="grid gap-3 py-4">
          <h2 className="font-bold text-xl">{categoryNames[shelf.category]}</h2>
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
