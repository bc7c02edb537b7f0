import { quantityOf, quote } from '@blinkcart/domain/cart/cart'
import { formatInr } from '@blinkcart/domain/money'
import type { Product } from '@blinkcart/domain/product/product'
import { ChevronLeft, PackageSearch } from 'lucide-react'
import { useId } from 'react'
import { Link, useParams } from 'react-router-dom'
import { useTitle } from '../app/use-title.ts'
import { ButtonLink } from '../ui/button-link.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailedState } from '../ui/failed-state.tsx'
import { PageSkeleton } from '../ui/page-skeleton.tsx'
import { UnseenState } from '../ui/unseen-state.tsx'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import { CartBar } from './cart-bar.tsx'
import { bySku } from './cart-lines.ts'
import { CartStep } from './cart-step.tsx'
import { DoorPromise } from './door-promise.tsx'
import { fewLeft } from './few-left.ts'
import { neighbours } from './neighbours.ts'
import { ProductCard } from './product-card.tsx'
import { ProductPicture } from './product-picture.tsx'
import { useCart } from './use-cart.ts'
import { useCatalog } from './use-catalog.ts'

/** `/products/:sku`: one product, at today's price and stock, and what stands beside it. */
export function ProductPage() {
  const { sku } = useParams()
  const live = useCatalog()
  switch (live.state) {
    case 'loading':
      return <PageSkeleton />
    case 'failed':
      return <FailedState {...live} />
    case 'empty':
      return live.fromCache ? <UnseenState /> : <Missing />
    case 'ready': {
      const product = live.value.find((one) => one.sku === sku)
      return product === undefined ? <Missing /> : <OnSale product={product} products={live.value} />
    }
  }
}

function OnSale({ product, products }: { readonly product: Product; readonly products: readonly Product[] }) {
  const words = useWords(customerWords).catalog
  const cart = useCart()
  const nameId = useId()
  const { sku, name, description, category, unitPrice, stock, imageUrl } = product
  useTitle(name)
  return (
    <main id="content" tabIndex={-1} className="grid gap-6 px-4 py-3 outline-none md:py-6">
      <Link
        to={`/?shelf=${category}`}
        className="-ml-2 flex min-h-control items-center gap-1 justify-self-start px-2 font-medium text-muted-foreground hover:text-foreground"
      >
        <ChevronLeft aria-hidden className="size-5" />
        {words.categories[category]}
      </Link>
      <div className="grid items-center gap-5 md:grid-cols-[minmax(0,26rem)_minmax(0,24rem)] md:gap-12">
        <ProductPicture src={imageUrl} eager faded={stock === 0} className="mx-auto w-full max-w-80 md:max-w-none" />
        <div className="grid gap-2">
          <h1 id={nameId} className="font-extrabold text-3xl leading-tight md:text-4xl">
            {name}
          </h1>
          <p className="text-pretty text-lg text-muted-foreground">{description}</p>
          <p className="mt-2 font-extrabold text-3xl tabular-nums">{formatInr(unitPrice)}</p>
          <p
            role="status"
            className={stock <= fewLeft ? 'font-semibold text-warning-foreground' : 'text-muted-foreground'}
          >
            {stock === 0 ? words.backSoon : stock <= fewLeft ? words.left(stock) : words.stock(stock)}
          </p>
          <div className="mt-3 grid max-w-sm gap-3">
            <CartStep product={product} quantity={quantityOf(cart, sku)} describedBy={nameId} look="main" />
            {stock > 0 && <DoorPromise />}
          </div>
        </div>
      </div>
      <section className="grid gap-3 py-2">
        <h2 className="font-bold text-xl">{words.beside}</h2>
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 md:grid-cols-4 lg:grid-cols-5 lg:gap-4">
          {neighbours(product, products).map((other) => (
            <ProductCard key={other.sku} product={other} quantity={quantityOf(cart, other.sku)} />
          ))}
        </ul>
      </section>
      <CartBar total={quote(cart, bySku(products))} />
    </main>
  )
}

function Missing() {
  const words = useWords(customerWords)
  useTitle(words.catalog.missing)
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <EmptyState
        icon={<PackageSearch />}
        title={words.catalog.missing}
        body={words.catalog.missingBody}
        action={<ButtonLink to="/">{words.cart.shop}</ButtonLink>}
      />
    </main>
  )
}
