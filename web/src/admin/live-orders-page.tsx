import { liveTotal } from '@blinkcart/domain/stats'
import { ClipboardList, SearchX } from 'lucide-react'
import { useState } from 'react'
import { useNow } from '../app/use-now.ts'
import { useLive } from '../firebase/use-live.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailedState } from '../ui/failed-state.tsx'
import { Page } from '../ui/page.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { UnseenState } from '../ui/unseen-state.tsx'
import { adminWords } from '../words/admin.ts'
import { orderWords } from '../words/orders.ts'
import { useWords } from '../words/use-words.ts'
import { FigureTiles } from './figure-tiles.tsx'
import { LiveMark } from './live-mark.tsx'
import { OrderPanel } from './order-panel.tsx'
import { OrdersTable } from './orders-table.tsx'
import { orderTabs, shownOrders, tabCounts } from './orders-view.ts'
import { liveStats, openOrders, ordersIn } from './queries.ts'
import { SearchBox } from './search-box.tsx'
import { TableSkeleton } from './table-skeleton.tsx'
import { useOrdersView } from './use-orders-view.ts'

const step = 100

/** `/admin`: every order as it stands, found, filtered and sorted, and one of them in full. */
export function LiveOrdersPage() {
  const words = useWords(adminWords)
  const { statuses } = useWords(orderWords)
  const view = useOrdersView()
  const [limit, setLimit] = useState(step)
  const now = useNow(5000)
  const openLive = useLive(openOrders)
  const stats = useLive(liveStats)
  const source = ordersIn(view.tab, limit)
  const ownLive = useLive(source)
  const live = source === undefined ? openLive : ownLive
  const open = openLive.state === 'ready' ? openLive.value : openLive.state === 'empty' ? [] : undefined
  const counts = tabCounts(open ?? [], stats.state === 'ready' ? liveTotal(stats.value) : undefined, now)
  const shown = live.state === 'ready' ? shownOrders(live.value, view, now) : []

  return (
    <div className={view.orderId ? 'lg:grid lg:grid-cols-[minmax(0,1fr)_26rem]' : undefined}>
      <div className={view.orderId ? 'max-lg:hidden' : undefined}>
        <Page title={words.orders.title} width="wide" aside={<LiveMark live={live} />}>
          <FigureTiles open={open} now={now} />
          <div className="grid gap-3">
            <SearchBox
              label={words.orders.search}
              hint={words.orders.searchHint}
              clearLabel={words.orders.clear}
              value={view.search}
              onValue={(search) => view.choose({ search })}
            />
            <Tabs
              label={words.orders.tabs}
              panelId="orders-panel"
              selected={view.tab}
              onSelect={(tab) => view.choose({ tab })}
              tabs={orderTabs.map((id) => {
                const label = id === 'all' || id === 'open' || id === 'attention' ? words.orders.tab[id] : statuses[id]
                const count = open === undefined ? undefined : counts[id]
                return count === undefined ? { id, label } : { id, label, count }
              })}
            />
          </div>
          <Card id="orders-panel" role="tabpanel" className="overflow-clip">
            {live.state === 'loading' && <TableSkeleton />}
            {live.state === 'failed' && <FailedState {...live} />}
            {live.state === 'empty' && live.fromCache && <UnseenState />}
            {((live.state === 'empty' && !live.fromCache) || (live.state === 'ready' && shown.length === 0)) && (
              <NothingShown tab={view.tab} search={view.search} onClear={() => view.choose({ search: '' })} />
            )}
            {shown.length > 0 && <OrdersTable orders={shown} view={view} now={now} />}
          </Card>
          {live.state === 'ready' && (
            <div className="flex flex-wrap items-center justify-between gap-3">
              <p aria-live="polite" className="text-muted-foreground text-sm tabular-nums">
                {words.orders.shown(shown.length)}
              </p>
              {source !== undefined && live.value.length >= limit && (
                <Button look="outline" onClick={() => setLimit(limit + step)}>
                  {words.orders.more}
                </Button>
              )}
            </div>
          )}
        </Page>
      </div>
      {view.orderId && (
        <div className="max-lg:px-4">
          <OrderPanel orderId={view.orderId} onClose={() => view.choose({ orderId: undefined })} />
        </div>
      )}
    </div>
  )
}

interface NothingShownProps {
  readonly tab: string
  readonly search: string
  readonly onClear: () => void
}

function NothingShown({ tab, search, onClear }: NothingShownProps) {
  const words = useWords(adminWords).orders
  if (search !== '') {
    const clear = (
      <Button look="outline" onClick={onClear}>
        {words.clear}
      </Button>
    )
    return <EmptyState icon={<SearchX />} title={words.noMatch} body={words.noMatchBody(search)} action={clear} />
  }
  return tab === 'all' ? (
    <EmptyState icon={<ClipboardList />} title={words.empty} body={words.emptyBody} />
  ) : (
    <EmptyState icon={<ClipboardList />} title={words.emptyTab} body={words.emptyTabBody} />
  )
}
