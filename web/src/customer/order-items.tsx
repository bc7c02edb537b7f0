import { formatInr } from '@blinkcart/domain/money'
import type { Order } from '@blinkcart/domain/order/order'
import { lineTotal } from '@blinkcart/domain/order/total'
import { Card } from '../ui/card.tsx'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'

/** What was ordered, what it costs, and where it goes. */
export function OrderItems({ order }: { readonly order: Order }) {
  const words = useWords(customerWords).order
  const { items, total, deliveryAddress } = order
  return (
    <Card className="grid gap-4 p-5">
      <h2 className="font-semibold text-lg">{words.items}</h2>
      <ul className="grid gap-2">
        {items.map((item) => (
          <li key={item.sku} className="grid grid-cols-[2rem_1fr_auto] gap-2">
            <span className="text-muted-foreground tabular-nums">{item.quantity} ×</span>
            <span className="min-w-0">{item.name}</span>
            <span className="tabular-nums">{formatInr(lineTotal(item))}</span>
          </li>
        ))}
      </ul>
      <p className="flex justify-between gap-3 border-t pt-3 font-bold">
        {words.total}
        <span className="tabular-nums">{formatInr(total)}</span>
      </p>
      <p className="grid gap-0.5 border-t pt-3">
        <span className="text-muted-foreground text-sm">{words.to}</span>
        <span>
          {deliveryAddress.line1}, {deliveryAddress.city} {deliveryAddress.pincode}
        </span>
        {deliveryAddress.note && <span className="text-muted-foreground text-sm">{deliveryAddress.note}</span>}
      </p>
    </Card>
  )
}
