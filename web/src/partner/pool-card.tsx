import { formatInr } from '@blinkcart/domain/money'
import type { PoolEntry } from '@blinkcart/domain/order/order'
import { Clock, MapPin, Route, ShoppingBasket } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { orderWords } from '../words/orders.ts'
import { partnerWords } from '../words/partner.ts'
import { span } from '../words/spans.ts'
import { useWords } from '../words/use-words.ts'

interface PoolCardProps {
  readonly entry: PoolEntry
  readonly now: number
  readonly busy: boolean
  readonly disabled: boolean
  readonly onAccept: () => void
}

/** An order up for taking: what it pays and where it goes, in figures that can be read at arm's length. */
export function PoolCard({ entry, now, busy, disabled, onAccept }: PoolCardProps) {
  const words = useWords(partnerWords).pool
  const items = useWords(orderWords).items
  const id = useId()
  return (
    <Card className="grid animate-rise gap-4 border-2 p-4">
      <div id={id} className="grid gap-3">
        <div className="flex items-start justify-between gap-3">
          <p className="flex min-w-0 items-start gap-2 font-bold text-xl leading-7">
            <MapPin aria-hidden className="mt-0.5 size-6 shrink-0 text-accent" />
            {entry.area}
          </p>
          <p className="text-right">
            <span className="sr-only">{words.pays} </span>
            <span className="font-extrabold text-3xl tabular-nums leading-8">{formatInr(entry.payout)}</span>
          </p>
        </div>
        <ul className="flex flex-wrap gap-x-5 gap-y-1 font-medium text-lg">
          <Fact icon={<Route />}>
            {entry.distanceKm === null ? words.distanceUnknown : words.distance(entry.distanceKm)}
          </Fact>
          <Fact icon={<ShoppingBasket />}>{items(entry.itemCount)}</Fact>
          <Fact icon={<Clock />}>{words.waiting(span(now - entry.placedAt))}</Fact>
        </ul>
      </div>
      <Button
        size="large"
        wide
        busy={busy}
        disabled={disabled}
        onClick={onAccept}
        aria-describedby={id}
        className="font-bold! text-xl!"
      >
        {words.accept}
      </Button>
    </Card>
  )
}

function Fact({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <li className="flex items-center gap-1.5 tabular-nums">
      <span aria-hidden className="text-muted-foreground [&_svg]:size-5">
        {icon}
      </span>
      {children}
    </li>
  )
}
