import { formatInr } from '@blinkcart/domain/money'
import type { Order } from '@blinkcart/domain/order/order'
import { ChevronRight } from 'lucide-react'
import { Link } from 'react-router-dom'
import { useNow } from '../app/use-now.ts'
import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'
import { today } from './work.ts'

/** What the day has brought so far, and the way to what it is made of. */
export function Today({ orders }: { readonly orders: readonly Order[] }) {
  const words = useWords(partnerWords).earnings
  const { earned, handedOver } = today(orders, useNow(60_000))
  return (
    <Link
      to="/partner/earnings"
      className="flex min-h-20 items-center justify-between gap-4 rounded-card border-2 bg-surface p-4 hover:border-field"
    >
      <span className="grid gap-0.5">
        <span className="font-medium text-muted-foreground">{words.today}</span>
        <span className="font-extrabold text-3xl tabular-nums leading-9">{formatInr(earned)}</span>
      </span>
      <span className="flex items-center gap-2 font-medium text-muted-foreground tabular-nums">
        {words.handedOver(handedOver)}
        <ChevronRight aria-hidden className="size-6" />
      </span>
    </Link>
  )
}
