import { Coffee } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { useSettling } from '../app/settling.ts'
import { useNow } from '../app/use-now.ts'
import { useOnline } from '../app/use-online.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailedState } from '../ui/failed-state.tsx'
import { UnseenState } from '../ui/unseen-state.tsx'
import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'
import { acceptOrder, type Missed } from './accept-order.ts'
import { AlertsSwitch } from './alerts-switch.tsx'
import { MissedNotice } from './missed-notice.tsx'
import { PoolCard } from './pool-card.tsx'
import { byDistanceAndAge } from './pool-order.ts'
import { PoolSkeleton } from './pool-skeleton.tsx'
import { useMe } from './use-me.ts'
import { usePool } from './use-pool.ts'

/** The orders up for taking, nearest first. `full` hands can look, not take. */
export function PoolList({ full }: { readonly full: boolean }) {
  const words = useWords(partnerWords).pool
  const { uid } = useMe()
  const live = usePool(uid)
  const now = useNow(10_000)
  const online = useOnline()
  const navigate = useNavigate()
  const [busy, setBusy] = useState<string>()
  const [missed, setMissed] = useState<Missed>()

  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  const conclude = (why: Missed | undefined) => {
    if (!here.current) return
    setMissed(why)
    if (why === undefined) navigate('/partner/deliveries')
  }
  const accept = async (orderId: string) => {
    navigator.vibrate?.(30)
    setMissed(undefined)
    setBusy(orderId)
    const why = await acceptOrder(orderId, uid, conclude)
    setBusy(undefined)
    conclude(why)
  }

  const entries = live.state === 'ready' ? byDistanceAndAge(live.value) : []
  useSettling([...(missed ? ['missed'] : []), ...entries.map(({ id }) => id)])
  return (
    <section className="grid gap-4">
      {missed && <MissedNotice missed={missed} onDismiss={() => setMissed(undefined)} />}
      <div className="flex items-center justify-between gap-3">
        <p aria-live="polite" className="font-medium text-muted-foreground">
          {live.state === 'ready' && (online ? words.count(entries.length) : words.stale)}
        </p>
        <AlertsSwitch />
      </div>
      {live.state === 'loading' && <PoolSkeleton />}
      {live.state === 'failed' && <FailedState {...live} />}
      {live.state === 'empty' &&
        (live.fromCache ? (
          <UnseenState />
        ) : (
          <EmptyState icon={<Coffee />} title={words.empty} body={words.emptyBody} />
        ))}
      {entries.length > 0 && (
        <ul className="grid gap-4">
          {entries.map((entry) => (
            <li key={entry.id}>
              <PoolCard
                entry={entry}
                now={now}
                busy={busy === entry.id}
                disabled={full || (busy !== undefined && busy !== entry.id)}
                onAccept={() => void accept(entry.id)}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
