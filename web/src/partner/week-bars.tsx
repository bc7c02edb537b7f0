import { formatInr } from '@blinkcart/domain/money'
import { clsx } from 'clsx'
import { Card } from '../ui/card.tsx'
import { partnerWords } from '../words/partner.ts'
import { weekdayOf } from '../words/times.ts'
import { useWords } from '../words/use-words.ts'
import type { WeekDay } from './work.ts'

/** The last seven days side by side: what each brought, as far as it is known. */
export function WeekBars({ week }: { readonly week: readonly WeekDay[] }) {
  const words = useWords(partnerWords).earnings
  const most = Math.max(1, ...week.map(({ earned = 0 }) => earned))
  const total = week.reduce((sum, { earned = 0 }) => sum + earned, 0)
  return (
    <Card className="grid gap-4 border-2 p-4">
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="font-semibold text-lg">{words.week}</h2>
        <p className="font-bold text-xl tabular-nums">{formatInr(total)}</p>
      </div>
      <ol className="grid grid-cols-7 gap-2">
        {week.map(({ midnight, earned }, index) => (
          <li key={midnight} className="grid gap-1.5 text-center">
            <span className="sr-only">
              {weekdayOf(midnight, 'long')}: {earned === undefined ? words.unknown : formatInr(earned)}
            </span>
            <span aria-hidden className="flex h-24 items-end rounded-control bg-muted">
              <span
                style={{ height: `${Math.max(earned ? 8 : 0, ((earned ?? 0) / most) * 100)}%` }}
                className={clsx('w-full rounded-control', index === week.length - 1 ? 'bg-accent' : 'bg-accent/50')}
              />
            </span>
            <span
              aria-hidden
              className={clsx(
                'text-sm',
                index === week.length - 1 ? 'font-bold' : 'text-muted-foreground',
                earned === undefined && 'opacity-70',
              )}
            >
              {weekdayOf(midnight, 'narrow')}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
