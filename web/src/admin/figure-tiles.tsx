import { formatInr } from '@blinkcart/domain/money'
import type { Order } from '@blinkcart/domain/order/order'
import { dayTotal } from '@blinkcart/domain/stats'
import { clsx } from 'clsx'
import { useLive } from '../firebase/use-live.ts'
import { Card } from '../ui/card.tsx'
import { adminWords } from '../words/admin.ts'
import { span } from '../words/spans.ts'
import { useWords } from '../words/use-words.ts'
import { concerns, longWaitMs } from './concerns.ts'
import { figuresOf, medianMinutes } from './figures.ts'
import { statsOfDay } from './queries.ts'

/** The four figures that say how it goes. */
export function FigureTiles({ open, now }: { readonly open: readonly Order[] | undefined; readonly now: number }) {
  const words = useWords(adminWords).figures
  const day = useLive(statsOfDay(now))
  const { carried, waiting, longestWaitMs } = figuresOf(open ?? [], now)
  const troubled = (open ?? []).filter((order) => concerns(order, now).length > 0).length
  const { reached, revenue, deliveryMinutes } = dayTotal(day.state === 'ready' ? day.value : [])
  const median = medianMinutes(deliveryMinutes)
  const unknown = open === undefined
  return (
    <section aria-label={words.label} className="grid grid-cols-2 gap-3 xl:grid-cols-4">
      <Tile name={words.open} figure={unknown ? undefined : String(open.length)} note={words.openBody(carried)} />
      <Tile
        name={words.wait}
        figure={unknown ? undefined : longestWaitMs === undefined ? words.nobodyWaits : span(longestWaitMs)}
        note={words.waitBody(waiting)}
        alarming={longestWaitMs !== undefined && longestWaitMs >= longWaitMs}
      />
      <Tile
        name={words.attention}
        figure={unknown ? undefined : String(troubled)}
        note={troubled === 0 ? words.allWell : words.attentionBody}
        alarming={troubled > 0}
      />
      <Tile
        name={words.today}
        figure={day.state === 'loading' ? undefined : String(reached.DELIVERED ?? 0)}
        note={words.todayBody(formatInr(revenue), median === undefined ? undefined : span(median * 60_000))}
      />
    </section>
  )
}

interface TileProps {
  readonly name: string
  readonly figure: string | undefined
  readonly note: string
  readonly alarming?: boolean
}

function Tile({ name, figure, note, alarming = false }: TileProps) {
  return (
    <Card
      className={clsx(
        'grid content-start gap-0.5 p-3 sm:gap-1 sm:p-4',
        alarming && 'border-danger/60! bg-danger-soft!',
      )}
    >
      <p className={clsx('font-medium text-sm', alarming ? 'text-danger-foreground' : 'text-muted-foreground')}>
        {name}
      </p>
      <p
        className={clsx(
          'font-bold text-2xl tabular-nums tracking-tight sm:text-3xl',
          alarming && 'text-danger-foreground',
        )}
      >
        {figure ?? <span aria-hidden>–</span>}
      </p>
      <p className={clsx('text-sm max-sm:hidden', alarming ? 'text-danger-foreground' : 'text-muted-foreground')}>
        {note}
      </p>
    </Card>
  )
}
