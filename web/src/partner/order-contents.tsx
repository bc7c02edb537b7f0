import type { Order } from '@blinkcart/domain/order/order'
import { itemCount } from '@blinkcart/domain/order/total'
import { ChevronDown } from 'lucide-react'
import { orderWords } from '../words/orders.ts'
import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'

/** What is in the bag, folded until wanted. */
export function OrderContents({ items }: Pick<Order, 'items'>) {
  const words = useWords(partnerWords).deliveries
  const count = useWords(orderWords).items(itemCount(items))
  return (
    <details className="group rounded-control bg-muted">
      <summary className="flex min-h-control list-none items-center justify-between gap-3 px-4 font-medium [&::-webkit-details-marker]:hidden">
        {words.contents(count)}
        <ChevronDown aria-hidden className="size-5 transition-transform group-open:rotate-180" />
      </summary>
      <ul className="grid gap-1 px-4 pb-4 text-lg">
        {items.map(({ sku, name, quantity }) => (
          <li key={sku} className="flex gap-3">
            <span className="min-w-8 font-bold tabular-nums">{quantity} ×</span>
            {name}
          </li>
        ))}
      </ul>
    </details>
  )
}
