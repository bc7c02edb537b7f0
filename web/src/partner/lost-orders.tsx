import type { Notification } from '@blinkcart/domain/account/notification'
import { useEffect } from 'react'
import { useSettling } from '../app/settling.ts'
import { useLive } from '../firebase/use-live.ts'
import { markRead } from '../notifications/mark-read.ts'
import { tellOutside } from '../notifications/tell-outside.ts'
import { notificationsOf } from '../orders/queries.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { orderWords, shortNumber } from '../words/orders.ts'
import { partnerWords } from '../words/partner.ts'
import { updateWords } from '../words/updates.ts'
import { useWords } from '../words/use-words.ts'
import { byWhy } from './losses.ts'
import type { Sent } from './outbox.ts'
import { wasReleasedHere } from './released-here.ts'
import { useMe } from './use-me.ts'
import { useOutbox } from './use-outbox.ts'

/**
 * Orders that were taken from this partner, called off or back in the pool: felt and shown until they have read it.
 * Where something they did to one was refused for that very reason, the refusal says it, and once is enough.
 */
export function LostOrders() {
  const { uid } = useMe()
  const updates = useWords(updateWords)
  const words = useWords(partnerWords)
  const { orderNumber } = useWords(orderWords)
  const live = useLive(notificationsOf(uid))
  const unread = live.state === 'ready' ? live.value.filter(isUnreadLoss) : []
  const sent = useOutbox(uid)
  const isKnown = (news: Notification) => isOwnDoing(news) || sent.some((each) => saysCalledOff(each, news))
  const lost = unread.filter((news) => !isKnown(news))
  useSettling([...lost.map(({ id }) => id), 'page'])
  const knownIds = unread
    .filter(isKnown)
    .map(({ id }) => id)
    .join(' ')
  useEffect(() => {
    for (const id of knownIds.split(' ').filter(Boolean)) markRead(uid, id)
  }, [uid, knownIds])
  useEffect(() => {
    if (lost.length > 0) navigator.vibrate?.([200, 100, 200])
  }, [lost.length])
  useEffect(() => {
    // Each is told outside once, however often this looks.
    if (document.visibilityState === 'hidden') for (const news of lost) tellOutside(news, updates)
  }, [lost, updates])
  const understand = () => {
    for (const { id } of lost) markRead(uid, id)
  }
  if (lost.length === 0) return null
  return (
    <Notice
      tone="warning"
      title={words.lost.title}
      aside={
        <Button look="outline" onClick={understand}>
          {words.sent.dismiss}
        </Button>
      }
    >
      {/* However many there are, what is still carried stays in sight. */}
      <ul className="grid gap-1 text-base">
        {byWhy(lost).map(({ why, orderIds: [first, ...others] }) => (
          <li key={why}>
            {others.length === 0
              ? words.lost[why](orderNumber(first))
              : words.lost.several[why]([first, ...others].map(shortNumber).join(', '))}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function isUnreadLoss({ kind, readAt }: Notification): boolean {
  return kind === 'order_lost' && readAt === null
}

function isOwnDoing({ orderId, textKey }: Notification): boolean {
  return textKey === 'partner.PLACED' && wasReleasedHere(orderId)
}

function saysCalledOff({ orderId, fate }: Sent, news: Notification): boolean {
  return orderId === news.orderId && fate?.outcome === 'refused' && fate.told.from === 'CANCELLED'
}
