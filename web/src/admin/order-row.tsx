import { formatInr } from '@blinkcart/domain/money'
import { isFinal } from '@blinkcart/domain/order/lifecycle'
import type { Order } from '@blinkcart/domain/order/order'
import { itemCount } from '@blinkcart/domain/order/total'
import { clsx } from 'clsx'
import { memo } from 'react'
import { Link } from 'react-router-dom'
import { StatusBadge } from '../orders/status-badge.tsx'
import { adminWords } from '../words/admin.ts'
import { orderWords } from '../words/orders.ts'
import { span } from '../words/spans.ts'
import { dayOf, isSameDay, timeOfDay } from '../words/times.ts'
import { useWords } from '../words/use-words.ts'
import { ConcernBadges } from './concern-badges.tsx'
import { concerns, standingMs } from './concerns.ts'

interface OrderRowProps {
  readonly order: Order
  readonly href: string
  readonly selected: boolean
  readonly now: number
}

/** One order in the table. The whole row leads to its details. */
export const OrderRow = memo(function OrderRow({ order, href, selected, now }: OrderRowProps) {
  const words = useWords(adminWords).orders
  const { orderNumber, items } = useWords(orderWords)
  const { customer, deliveryAddress, partner, placedAt, status } = order
  const wrong = concerns(order, now)
  return (
    <tr
      className={clsx(
        'relative border-b align-top transition-colors last:border-b-0 [&>td]:px-3 [&>td]:py-3 [&>td]:first:pl-4 [&>td]:last:pr-4',
        selected ? 'bg-muted shadow-[inset_4px_0_0_var(--accent)]' : 'hover:bg-muted/50',
      )}
    >
      <td className="w-full min-w-0 max-w-0 md:w-[26%]">
        <Link
          to={href}
          aria-current={selected || undefined}
          className="block truncate font-semibold after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
        >
          {orderNumber(order.id)}
        </Link>
        <span className="block truncate text-muted-foreground text-sm">
          {customer.name} · {deliveryAddress.pincode}
        </span>
      </td>
      <td>
        <span className="flex flex-wrap gap-1">
          <span key={status} className="inline-flex animate-pop">
            <StatusBadge status={status} />
          </span>
          <ConcernBadges concerns={wrong} />
        </span>
      </td>
      <td className="whitespace-nowrap tabular-nums max-md:hidden">{span(standingMs(order, now))}</td>
      <td className="whitespace-nowrap tabular-nums max-xl:hidden">
        {timeOfDay(placedAt)}
        {!isSameDay(placedAt, now) && <span className="block text-muted-foreground text-sm">{dayOf(placedAt)}</span>}
      </td>
      <td className="max-md:hidden">
        {partner === null ? (
          <span className="text-muted-foreground">{isFinal(status) ? words.noPartnerEver : words.noPartner}</span>
        ) : (
          <>
            {partner.name}
            <span className="block text-muted-foreground text-sm">{partner.vehicleNumber}</span>
          </>
        )}
      </td>
      <td className="whitespace-nowrap text-right tabular-nums">
        <span className="font-semibold">{formatInr(order.total)}</span>
        <span className="block text-muted-foreground text-sm">{items(itemCount(order.items))}</span>
      </td>
    </tr>
  )
})
