import type { Order } from '@blinkcart/domain/order/order'
import { useState } from 'react'
import { useNow } from '../app/use-now.ts'
import { Button } from '../ui/button.tsx'
import { FailedState } from '../ui/failed-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { UnseenState } from '../ui/unseen-state.tsx'
import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'
import { DayCard } from './day-card.tsx'
import { DeliverySheet } from './delivery-sheet.tsx'
import { EarnedToday } from './earned-today.tsx'
import { GlancePage } from './glance-page.tsx'
import { useHistory } from './use-history.ts'
import { useMe } from './use-me.ts'
import { WeekBars } from './week-bars.tsx'
import { days, today, weekUpTo, wholeDays } from './work.ts'

/** `/partner/earnings`: what each day brought, and what it was made of. */
export function EarningsPage() {
  const words = useWords(partnerWords).earnings
  const history = useHistory(useMe().uid)
  const { newest, orders, before } = history
  const now = useNow(60_000)
  const [shown, setShown] = useState<Order>()

  const complete = before === 'none' ? Number.NEGATIVE_INFINITY : (orders.at(-1)?.placedAt ?? 0)
  const current = today(orders, now)
  const past = wholeDays(days(orders), complete).filter(({ midnight }) => midnight < current.midnight)
  const week = weekUpTo(now, days(orders), complete)
  const ready = newest.state === 'ready' || (newest.state === 'empty' && !newest.fromCache)
  return (
    <GlancePage title={words.title}>
      {newest.state === 'loading' && (
        <>
          <Skeleton className="h-44 rounded-card" />
          <Skeleton className="h-24 rounded-card" />
          <Skeleton className="h-24 rounded-card" />
        </>
      )}
      {newest.state === 'failed' && <FailedState {...newest} />}
      {newest.state === 'empty' && newest.fromCache && <UnseenState />}
      {ready && (
        <>
          <EarnedToday day={current} onShow={setShown} />
          {week.some(({ earned }) => earned) && <WeekBars week={week} />}
          {past.length > 0 && <h2 className="mt-2 font-bold text-xl">{words.before}</h2>}
          {past.map((day) => (
            <DayCard key={day.midnight} day={day} now={now} onShow={setShown} />
          ))}
          {before === 'failed' && <Notice tone="warning" title={words.failed} />}
          {before !== 'none' && (
            <Button look="outline" wide busy={before === 'loading'} onClick={() => void history.loadMore()}>
              {words.more}
            </Button>
          )}
        </>
      )}
      <DeliverySheet order={shown} onClose={() => setShown(undefined)} />
    </GlancePage>
  )
}
