import { SearchX, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { useNow } from '../app/use-now.ts'
import { useLive } from '../firebase/use-live.ts'
import { partners } from '../orders/queries.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailedState } from '../ui/failed-state.tsx'
import { Page } from '../ui/page.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { UnseenState } from '../ui/unseen-state.tsx'
import { adminWords } from '../words/admin.ts'
import { useWords } from '../words/use-words.ts'
import { LiveMark } from './live-mark.tsx'
import { PartnersTable } from './partners-table.tsx'
import { type PartnerTab, partnerCounts, partnerTabs, shownPartners } from './partners-view.ts'
import { SearchBox } from './search-box.tsx'
import { TableSkeleton } from './table-skeleton.tsx'

/** `/admin/partners`: who is on duty, who has fallen silent, and who carries what. */
export function PartnersPage() {
  const words = useWords(adminWords)
  const live = useLive(partners)
  const now = useNow(5000)
  const [tab, setTab] = useState<PartnerTab>('all')
  const [search, setSearch] = useState('')
  const all = live.state === 'ready' ? live.value : []
  const counts = partnerCounts(all, now)
  const shown = shownPartners(all, { tab, search }, now)
  return (
    <Page title={words.partners.title} width="wide" aside={<LiveMark live={live} />}>
      <div className="grid gap-3">
        <SearchBox
          label={words.partners.search}
          hint={words.partners.searchHint}
          clearLabel={words.orders.clear}
          value={search}
          onValue={setSearch}
        />
        <Tabs
          label={words.partners.tabs}
          panelId="partners-panel"
          selected={tab}
          onSelect={setTab}
          tabs={partnerTabs.map((id) => {
            const label = words.partners.tab[id]
            return live.state === 'ready' ? { id, label, count: counts[id] } : { id, label }
          })}
        />
      </div>
      <Card id="partners-panel" role="tabpanel" className="overflow-clip">
        {live.state === 'loading' && <TableSkeleton />}
        {live.state === 'failed' && <FailedState {...live} />}
        {live.state === 'empty' &&
          (live.fromCache ? (
            <UnseenState />
          ) : (
            <EmptyState icon={<UsersRound />} title={words.partners.empty} body={words.partners.emptyBody} />
          ))}
        {live.state === 'ready' &&
          shown.length === 0 &&
          (search === '' ? (
            <EmptyState icon={<UsersRound />} title={words.partners.emptyTab} body={words.partners.emptyTabBody} />
          ) : (
            <EmptyState icon={<SearchX />} title={words.partners.noMatch} body={words.partners.noMatchBody(search)} />
          ))}
        {shown.length > 0 && <PartnersTable partners={shown} now={now} />}
      </Card>
    </Page>
  )
}
