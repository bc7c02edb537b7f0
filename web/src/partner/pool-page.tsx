import { capacity } from '@blinkcart/domain/partner/partner'
import { MoonStar } from 'lucide-react'
import { useLive } from '../firebase/use-live.ts'
import { partnerOf } from '../orders/queries.ts'
import { ButtonLink } from '../ui/button-link.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailedState } from '../ui/failed-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { UnseenState } from '../ui/unseen-state.tsx'
import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'
import { DutySwitch } from './duty-switch.tsx'
import { GlancePage } from './glance-page.tsx'
import { InstallCard } from './install-card.tsx'
import { PoolList } from './pool-list.tsx'
import { PoolSkeleton } from './pool-skeleton.tsx'
import { useMe } from './use-me.ts'

/** `/partner`: on or off duty, and while on duty the orders that nobody has taken yet. */
export function PoolPage() {
  const words = useWords(partnerWords).pool
  const live = useLive(partnerOf(useMe().uid))
  return (
    <GlancePage title={words.title}>
      {live.state === 'loading' && (
        <>
          <Skeleton className="h-20 rounded-card" />
          <PoolSkeleton />
        </>
      )}
      {live.state === 'failed' && <FailedState {...live} />}
      {live.state === 'empty' && live.fromCache && <UnseenState />}
      {live.state === 'empty' && !live.fromCache && (
        <EmptyState
          icon={<MoonStar />}
          title={words.noProfile}
          body={words.noProfileBody}
          action={<ButtonLink to="/register">{words.register}</ButtonLink>}
        />
      )}
      {live.state === 'ready' && (
        <>
          <DutySwitch partner={live.value} />
          {live.value.activeOrderIds.length === 0 && <InstallCard />}
          {live.value.activeOrderIds.length >= capacity && (
            <Notice tone="info" title={words.full}>
              {words.fullBody(live.value.activeOrderIds.length)}
            </Notice>
          )}
          {live.value.available ? (
            <PoolList full={live.value.activeOrderIds.length >= capacity} />
          ) : (
            <EmptyState icon={<MoonStar />} title={words.offDuty} body={words.offDutyBody} />
          )}
        </>
      )}
    </GlancePage>
  )
}
