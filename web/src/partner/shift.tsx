import { capacity } from '@blinkcart/domain/partner/partner'
import { useEffect } from 'react'
import { Outlet } from 'react-router-dom'
import { beQuiet } from '../app/quiet-time.ts'
import { useLive } from '../firebase/use-live.ts'
import { usePushedTo } from '../notifications/use-pushed-to.ts'
import { partnerOf } from '../orders/queries.ts'
import { isAstray } from './fate.ts'
import { locationOfDevice } from './location-of-device.ts'
import { active, isOnTheRoad, myOrders } from './my-orders.ts'
import { OutboxFollower, openedAt } from './outbox-follower.tsx'
import { PoolWatch } from './pool-watch.tsx'
import { useDepartures } from './use-departures.ts'
import { useMe } from './use-me.ts'
import { useOutbox } from './use-outbox.ts'
import { usePresence } from './use-presence.ts'

/** What goes on whichever of the partner's pages is open: signs of life, the shared position, verdicts coming in. */
export function Shift() {
  const { uid } = useMe()
  const profile = useLive(partnerOf(uid))
  const orders = useLive(myOrders(uid))
  const sent = useOutbox(uid)
  const astray = sent.filter((each) => isAstray(each, openedAt))

  useDepartures(uid)
  usePushedTo(uid)
  usePresence(uid, profile.state === 'ready' && profile.value.available)

  // Whoever has an order in hand, or something on its way out, is not asked to restart the app.
  const busy =
    sent.some(({ fate }) => fate === undefined) || (orders.state === 'ready' && active(orders.value).length > 0)
  useEffect(() => (busy ? beQuiet() : undefined), [busy])

  const carried = orders.state === 'ready' ? orders.value.filter(isOnTheRoad) : []
  const orderIds = carried.map(({ id }) => id).join(' ')
  useEffect(() => {
    void locationOfDevice.carry({ uid, orderIds: orderIds === '' ? [] : orderIds.split(' ') })
  }, [uid, orderIds])
  useEffect(() => () => locationOfDevice.stop(), [])

  return (
    <>
      {profile.state === 'ready' && <PoolWatch uid={uid} full={profile.value.activeOrderIds.length >= capacity} />}
      {[...new Set(astray.map(({ orderId }) => orderId))].map((id) => (
        <OutboxFollower key={id} orderId={id} uid={uid} waiting={astray.filter(({ orderId }) => orderId === id)} />
      ))}
      <Outlet />
    </>
  )
}
