import { formatInr } from '@blinkcart/domain/money'
import type { Order } from '@blinkcart/domain/order/order'
import { useState } from 'react'
import { useNow } from '../app/use-now.ts'
import { StatusBadge } from '../orders/status-badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { orderWords } from '../words/orders.ts'
import { partnerWords } from '../words/partner.ts'
import { timeOfDay } from '../words/times.ts'
import { useWords } from '../words/use-words.ts'
import { earns, workOfToday } from './my-orders.ts'

const few = 4

/** What the day has brought so far. */
export function Today({ orders }: { readonly orders: readonly Order[] }) {
  const words = useWords(partnerWords).today
  const orderNumber = useWords(orderWords).orderNumber
  const work = workOfToday(orders, useNow(60_000))
  const [all, setAll] = useState(false)
  const shown = all ? work.orders : work.orders.slice(0, few)
  return (
    <section className="grid gap-3">
      <h2 className="font-bold text-xl">{words.title}</h2>
      <Card className="border-2">
        <div className="flex items-end justify-between gap-4 p-4">
          <p>
            <span className="block font-medium text-muted-foreground">{words.earned}</span>
            <span className="font-extrabold text-3xl tabular-nums">{formatInr(work.earned)}</span>
          </p>
          <p className="font-medium text-muted-foreground tabular-nums">{words.handedOver(work.handedOver)}</p>
        </div>
        {work.orders.length === 0 ? (
          <p className="border-t-2 p-4 text-muted-foreground">{words.nothing}</p>
        ) : (
          <ul className="divide-y border-t-2">
            {shown.map((order) => (
              <li key={order.id} className="flex min-h-control items-center gap-3 px-4 py-2">
                <p className="min-w-0 flex-1">
                  <span className="block truncate font-semibold">{orderNumber(order.id)}</span>
                  <span className="text-muted-foreground text-sm tabular-nums">{timeOfDay(order.updatedAt)}</span>
                </p>
                <StatusBadge status={order.status} />
                <p className="w-16 text-right font-semibold tabular-nums">
                  {order.status === 'DELIVERED' ? formatInr(earns(order)) : '–'}
                </p>
              </li>
            ))}
          </ul>
        )}
        {shown.length < work.orders.length && (
          <div className="border-t-2 p-2">
            <Button look="ghost" wide onClick={() => setAll(true)}>
              {words.all}
            </Button>
          </div>
        )}
      </Card>
    </section>
  )
}
