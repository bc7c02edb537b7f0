import { formatInr } from '@blinkcart/domain/money'
import type { Order } from '@blinkcart/domain/order/order'
import { Card } from '../ui/card.tsx'
import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'
import { DayFigures } from './day-figures.tsx'
import { EndedList } from './ended-list.tsx'
import type { Day } from './work.ts'

interface EarnedTodayProps {
  readonly day: Day
  readonly onShow: (order: Order) => void
}

/** Today, with all that it is made of. */
export function EarnedToday({ day, onShow }: EarnedTodayProps) {
  const words = useWords(partnerWords).earnings
  return (
    <section aria-label={words.today}>
      <Card className="overflow-hidden border-2">
        <div className="grid gap-4 bg-accent p-5 text-accent-foreground">
          <p>
            <span className="block font-medium text-lg">{words.today}</span>
            <span className="font-extrabold text-5xl tabular-nums tracking-tight">{formatInr(day.earned)}</span>
          </p>
          <DayFigures day={day} />
        </div>
        {day.orders.length === 0 ? (
          <p className="p-4 text-muted-foreground">{words.nothingToday}</p>
        ) : (
          <EndedList orders={day.orders} onShow={onShow} />
        )}
      </Card>
    </section>
  )
}
