import { formatInr } from '@blinkcart/domain/money'
import type { Order } from '@blinkcart/domain/order/order'
import { ChevronDown } from 'lucide-react'
import { partnerWords } from '../words/partner.ts'
import { dayOf } from '../words/times.ts'
import { useWords } from '../words/use-words.ts'
import { DayFigures } from './day-figures.tsx'
import { EndedList } from './ended-list.tsx'
import { type Day, midnightOf } from './work.ts'

interface DayCardProps {
  readonly day: Day
  readonly now: number
  readonly onShow: (order: Order) => void
}

/** A day gone by: what it brought, and folded under it what it was made of. */
export function DayCard({ day, now, onShow }: DayCardProps) {
  const words = useWords(partnerWords).earnings
  const yesterday = midnightOf(midnightOf(now) - 1)
  return (
    <details className="group animate-rise overflow-hidden rounded-card border-2 bg-surface">
      <summary className="grid list-none gap-2 p-4 [&::-webkit-details-marker]:hidden">
        <span className="flex items-center justify-between gap-4">
          <span className="font-semibold text-lg">
            {day.midnight === yesterday ? words.yesterday : dayOf(day.midnight)}
          </span>
          <span className="flex items-center gap-2 font-bold text-xl tabular-nums">
            {formatInr(day.earned)}
            <ChevronDown
              aria-hidden
              className="size-6 text-muted-foreground transition-transform group-open:rotate-180"
            />
          </span>
        </span>
        <span className="text-muted-foreground">
          <DayFigures day={day} />
        </span>
      </summary>
      <div className="border-t-2">
        <EndedList orders={day.orders} onShow={onShow} />
      </div>
    </details>
  )
}
