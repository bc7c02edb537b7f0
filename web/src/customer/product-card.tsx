import { formatInr } from '@blinkcart/domain/money'
import type { Product } from '@blinkcart/domain/product/product'
import { useId } from 'react'
import { Link } from 'react-router-dom'
import { Badge } from '../ui/badge.tsx'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import { CartStep } from './cart-step.tsx'
import { fewLeft } from './few-left.ts'
import { ProductPicture } from './product-picture.tsx'

interface ProductCardProps {
  readonly product: Product
  /** How many of it the cart holds. */
  readonly quantity: number
  readonly eager?: boolean
}

/** A product on its shelf: what it is, what it costs, how many are left when that is few, and a way into the cart. */
export function ProductCard({ product, quantity, eager = false }: ProductCardProps) {
  const words = useWords(customerWords).catalog
  const nameId = useId()
  const { sku, name, description, unitPrice, stock, imageUrl } = product
  const soldOut = stock === 0
  return (
    <li className="relative flex flex-col rounded-card border bg-surface p-2.5 pb-3">
      <div className="relative">
        <ProductPicture src={imageUrl} faded={soldOut} eager={eager} />
        {stock > 0 && stock <= fewLeft && (
          <span className="absolute top-2 left-2">
            <Badge tone="warning">{words.left(stock)}</Badge>
          </span>
        )}
      </div>
      {/* On the picture's edge, and above the link that covers the card. */}
      <div className="-mt-6 relative z-10 grid px-1">
        <CartStep product={product} quantity={quantity} describedBy={nameId} look="brief" />
      </div>
      <div className="flex min-w-0 flex-1 flex-col px-1 pt-2">
        <h3 id={nameId} className="line-clamp-2 font-semibold leading-snug tracking-normal">
          <Link to={`/products/${sku}`} className="after:absolute after:inset-0 after:rounded-card">
            {name}
          </Link>
        </h3>
        <p className="line-clamp-2 text-muted-foreground text-sm leading-snug">{description}</p>
        <p className="mt-auto pt-1.5 font-bold text-lg tabular-nums leading-tight">{formatInr(unitPrice)}</p>
      </div>
    </li>
  )
}
