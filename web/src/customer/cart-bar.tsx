import { count } from '@blinkcart/domain/cart/cart'
import { formatInr, type Paise } from '@blinkcart/domain/money'
import { ArrowRight } from 'lucide-react'
import { Link } from 'react-router-dom'
import { customerWords } from '../words/customer.ts'
import { orderWords } from '../words/orders.ts'
import { useWords } from '../words/use-words.ts'
import { useCart } from './use-cart.ts'

/** While shopping on a phone: what the cart comes to, one press away, just above the thumb. */
export function CartBar({ total }: { readonly total: Paise }) {
  const words = useWords(customerWords).catalog
  const { items } = useWords(orderWords)
  const held = count(useCart())
  if (held === 0) return null
  return (
    <div className="fixed inset-x-0 bottom-bottom-nav z-30 px-3 pb-2 md:hidden">
      <Link
        to="/cart"
        className="flex min-h-14 animate-rise items-center justify-between rounded-card bg-accent px-5 text-accent-foreground shadow-lift"
      >
        <span className="font-semibold tabular-nums">
          {items(held)} · {formatInr(total)}
        </span>
        <span className="flex items-center gap-1.5 font-semibold">
          {words.viewCart}
          <ArrowRight aria-hidden className="size-5" />
        </span>
      </Link>
    </div>
  )
}
