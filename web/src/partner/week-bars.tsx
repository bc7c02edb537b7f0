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
            <span aria-hidden className="grid h-32 grid-rows-[1fr_auto]">
              <span className="self-end pb-1 font-semibold text-muted-foreground text-xs tabular-nums tracking-tight">
                {earned ? formatInr(earned) : ''}
              </span>
              <span
                style={{ height: `${barHeight(earned, most)}rem` }}
                className={clsx(
                  'rounded-t-lg rounded-b-sm',
                  index === week.length - 1 ? 'bg-accent' : earned ? 'bg-accent/50' : 'bg-muted',
                )}
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

const tallest = 6
/** As tall as a day without work stands, so that it is seen too. */
const lowest = 0.375

/** How tall a day that brought `earned` stands beside the one that brought `most`, in rem. */
function barHeight(earned: number | undefined, most: number): number {
  return Math.max(lowest, ((earned ?? 0) / most) * tallest)
}
