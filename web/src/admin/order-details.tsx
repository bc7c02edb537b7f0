import { formatInr } from '@blinkcart/domain/money'
import { isFinal } from '@blinkcart/domain/order/lifecycle'
import type { Order } from '@blinkcart/domain/order/order'
import { mayHaveProof } from '@blinkcart/domain/order/photo'
import { lineTotal } from '@blinkcart/domain/order/total'
import type { ReactNode } from 'react'
import { useNow } from '../app/use-now.ts'
import { ProofPhotos } from '../orders/proof-photos.tsx'
import { adminWords } from '../words/admin.ts'
import { orderWords } from '../words/orders.ts'
import { span } from '../words/spans.ts'
import { dayAndTime, timeOfDay } from '../words/times.ts'
import { useWords } from '../words/use-words.ts'
import { ConcernBadges } from './concern-badges.tsx'
import { concerns, standingMs } from './concerns.ts'
import { Fact } from './fact.tsx'
import { OrderHistory } from './order-history.tsx'
import { OrderPartner } from './order-partner.tsx'
import { PhoneLink } from './phone-link.tsx'

/** All there is to know of an order. */
export function OrderDetails({ order }: { readonly order: Order }) {
  const words = useWords(adminWords).order
  const { total } = useWords(orderWords)
  const now = useNow(5000)
  const wrong = concerns(order, now)
  const { customer, deliveryAddress: to } = order
  return (
    <div className="grid gap-6 pb-8 text-[0.9375rem]">
      {wrong.length > 0 && (
        <div className="flex flex-wrap gap-2">
          <ConcernBadges concerns={wrong} />
        </div>
      )}
      <dl className="grid gap-2">
        <Fact name={words.ordered}>{dayAndTime(order.placedAt, now)}</Fact>
        <Due order={order} now={now} />
        <Outcome order={order} />
      </dl>
      {mayHaveProof(order) && <ProofPhotos orderId={order.id} />}
      <Part title={words.customer}>
        <p className="font-medium">{customer.name}</p>
        <p>
          <PhoneLink phone={customer.phone} />
        </p>
        <p className="text-muted-foreground">
          {to.line1}, {to.city} {to.pincode}
        </p>
        {to.note && <p className="mt-1 text-muted-foreground">“{to.note}”</p>}
      </Part>
      <Part title={words.partner}>
        <OrderPartner order={order} now={now} />
      </Part>
      <Part title={words.items}>
        <ul className="grid gap-1.5">
          {order.items.map((item) => (
            <li key={item.sku} className="flex gap-3">
              <span className="min-w-7 tabular-nums">{item.quantity} ×</span>
              <span className="min-w-0 flex-1">{item.name}</span>
              <span className="tabular-nums">{formatInr(lineTotal(item))}</span>
            </li>
          ))}
        </ul>
        <p className="mt-2 flex justify-between border-t pt-2 font-semibold">
          {total}
          <span className="tabular-nums">{formatInr(order.total)}</span>
        </p>
      </Part>
      <Part title={words.history}>
        <OrderHistory order={order} />
      </Part>
    </div>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="border-t pt-5">
      <h3 className="mb-2 font-semibold text-muted-foreground text-sm">{title}</h3>
      {children}
    </section>
  )
}

function Due({ order, now }: { readonly order: Order; readonly now: number }) {
  const words = useWords(adminWords).order
  const { status, lease, eta } = order
  if (isFinal(status)) return <Fact name={words.took}>{span(standingMs(order, now))}</Fact>
  return (
    <>
      {eta && <Fact name={words.due}>{words.dueBetween(timeOfDay(eta.from), timeOfDay(eta.to))}</Fact>}
      {lease && <Fact name={status === 'PLACED' ? words.acceptBy : words.collectBy}>{timeOfDay(lease.until)}</Fact>}
    </>
  )
}

function Outcome({ order: { failure, photoNote, rating } }: { readonly order: Order }) {
  const words = useWords(adminWords).order
  const { failReasons } = useWords(orderWords)
  return (
    <>
      {failure && (
        <Fact name={words.failure}>
          {failReasons[failure.reason]}
          {failure.note && `: “${failure.note}”`}
        </Fact>
      )}
      {photoNote && <Fact name={words.photoNote}>“{photoNote}”</Fact>}
      {rating && <Fact name={words.rating(rating.stars)}>{rating.comment ? `“${rating.comment}”` : ''}</Fact>}
    </>
  )
}
