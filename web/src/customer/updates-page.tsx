import type { Notification } from '@blinkcart/domain/account/notification'
import { clsx } from 'clsx'
import { Bell } from 'lucide-react'
import { useEffect } from 'react'
import { Link } from 'react-router-dom'
import { useNow } from '../app/use-now.ts'
import { useLive } from '../firebase/use-live.ts'
import { useSession } from '../firebase/use-session.ts'
import { markRead } from '../notifications/mark-read.ts'
import { newsStatus, newsText } from '../notifications/news.ts'
import { notificationsOf } from '../orders/queries.ts'
import { statusIcons } from '../orders/status-icons.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailedState } from '../ui/failed-state.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { UnseenState } from '../ui/unseen-state.tsx'
import { customerWords } from '../words/customer.ts'
import { orderWords } from '../words/orders.ts'
import { dayAndTime } from '../words/times.ts'
import { updateWords } from '../words/updates.ts'
import { useWords } from '../words/use-words.ts'

/** `/updates`: what a customer was notified of, newest first. Leaving the page marks it as read. */
export function UpdatesPage() {
  const words = useWords(customerWords).updates
  const session = useSession()
  const uid = session.state === 'signed-in' ? session.uid : undefined
  const live = useLive(uid === undefined ? undefined : notificationsOf(uid))
  const unread = live.state === 'ready' ? live.value.filter(({ readAt }) => readAt === null) : []
  useReadOnLeaving(uid, unread.map(({ id }) => id).join(' '))
  return (
    <Page title={words.title}>
      {live.state === 'loading' && <Skeleton className="h-48 rounded-card" />}
      {live.state === 'failed' && <FailedState {...live} />}
      {live.state === 'empty' &&
        (live.fromCache ? <UnseenState /> : <EmptyState icon={<Bell />} title={words.empty} body={words.emptyBody} />)}
      {live.state === 'ready' && (
        <Card>
          <ul className="divide-y">
            {live.value.map((notification) => (
              <Update key={notification.id} notification={notification} />
            ))}
          </ul>
        </Card>
      )}
    </Page>
  )
}

function Update({ notification }: { readonly notification: Notification }) {
  const words = useWords(customerWords).updates
  const texts = useWords(updateWords)
  const { orderNumber } = useWords(orderWords)
  const now = useNow(60_000)
  const { orderId, at, readAt } = notification
  const fresh = readAt === null
  const status = newsStatus(notification)
  const Icon = status === undefined ? Bell : statusIcons[status]
  return (
    <li className="relative flex items-center gap-3 p-4 transition-colors first:rounded-t-card last:rounded-b-card hover:bg-muted/60">
      <span
        aria-hidden
        className={clsx(
          'grid size-11 shrink-0 place-items-center rounded-full',
          fresh ? 'bg-accent-soft text-accent-soft-foreground' : 'bg-muted text-muted-foreground',
        )}
      >
        <Icon className="size-5" />
      </span>
      <div className="min-w-0 flex-1">
        <Link to={`/orders/${orderId}`} className={clsx('after:absolute after:inset-0', fresh && 'font-semibold')}>
          {newsText(notification, texts)}
        </Link>
        <p className="text-muted-foreground text-sm">
          {orderNumber(orderId)} · {dayAndTime(at, now)}
        </p>
      </div>
      {fresh && <Badge tone="accent">{words.fresh}</Badge>}
    </li>
  )
}

function useReadOnLeaving(uid: string | undefined, unread: string): void {
  useEffect(() => {
    if (uid === undefined || unread === '') return
    return () => {
      for (const id of unread.split(' ')) markRead(uid, id)
    }
  }, [uid, unread])
}
