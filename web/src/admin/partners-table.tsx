import type { Partner } from '@blinkcart/domain/partner/partner'
import { Star } from 'lucide-react'
import { Link } from 'react-router-dom'
import { adminWords } from '../words/admin.ts'
import { orderWords } from '../words/orders.ts'
import { span } from '../words/spans.ts'
import { useWords } from '../words/use-words.ts'
import { ColumnHead } from './column-head.tsx'
import { standingOf } from './partners-view.ts'
import { PhoneLink } from './phone-link.tsx'
import { StandingMark } from './standing-mark.tsx'

/** Delivery partners, one a row, each with the orders they carry. */
export function PartnersTable({ partners, now }: { readonly partners: readonly Partner[]; readonly now: number }) {
  const { columns } = useWords(adminWords).partners
  return (
    <table className="w-full border-collapse text-left text-[0.9375rem]">
      <thead className="sticky top-0 z-10 bg-surface shadow-[inset_0_-1px_0_var(--border)]">
        <tr>
          <ColumnHead>{columns.partner}</ColumnHead>
          <ColumnHead>{columns.duty}</ColumnHead>
          <ColumnHead>{columns.carries}</ColumnHead>
          <ColumnHead className="max-lg:hidden">{columns.position}</ColumnHead>
          <ColumnHead className="max-lg:hidden">{columns.rating}</ColumnHead>
          <ColumnHead className="max-md:hidden">{columns.phone}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {partners.map((partner) => (
          <PartnerRow key={partner.id} partner={partner} now={now} />
        ))}
      </tbody>
    </table>
  )
}

function PartnerRow({ partner, now }: { readonly partner: Partner; readonly now: number }) {
  const words = useWords(adminWords).partners
  const { orderNumber } = useWords(orderWords)
  const { name, vehicleNumber, phone, heartbeatAt, activeOrderIds, location, rating } = partner
  return (
    <tr className="border-b align-top last:border-b-0 [&>td]:px-3 [&>td]:py-3 [&>td]:first:pl-4 [&>td]:last:pr-4">
      <td>
        <span className="font-semibold">{name}</span>
        <span className="block text-muted-foreground text-sm">{vehicleNumber}</span>
      </td>
      <td>
        <StandingMark standing={standingOf(partner, now)} />
        <span className="mt-1 block text-muted-foreground text-sm tabular-nums">
          {heartbeatAt === null ? words.never : words.seen(span(now - heartbeatAt))}
        </span>
      </td>
      <td>
        {activeOrderIds.length === 0 ? (
          <span className="text-muted-foreground">{words.nothing}</span>
        ) : (
          <ul className="grid">
            {activeOrderIds.map((orderId) => (
              <li key={orderId}>
                <Link
                  to={`/admin?order=${orderId}`}
                  className="-mt-2.5 inline-flex min-h-11 items-center sm:whitespace-nowrap font-medium text-accent underline-offset-4 hover:underline"
                >
                  {orderNumber(orderId)}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </td>
      <td className="tabular-nums max-lg:hidden">
        {location === null ? (
          <span className="text-muted-foreground">{words.never}</span>
        ) : (
          words.seen(span(now - location.at))
        )}
      </td>
      <td className="max-lg:hidden">
        {rating.count === 0 ? (
          <span className="text-muted-foreground">{words.unrated}</span>
        ) : (
          <span className="inline-flex items-center gap-1 tabular-nums">
            <Star aria-hidden className="size-4 fill-current text-accent" />
            {words.stars((rating.sum / rating.count).toFixed(1), rating.count)}
          </span>
        )}
      </td>
      <td className="whitespace-nowrap tabular-nums max-md:hidden">
        <PhoneLink phone={phone} />
      </td>
    </tr>
  )
}
