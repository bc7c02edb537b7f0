import { useEffect } from 'react'
import { Outlet } from 'react-router-dom'
import { useLive } from '../firebase/use-live.ts'
import { partnerOf } from '../orders/queries.ts'
import { locationOfDevice } from './location-of-device.ts'
import { isOnTheRoad, myOrders } from './my-orders.ts'
import { OutboxFollower } from './outbox-follower.tsx'
import { useDepartures } from './use-departures.ts'
import { useMe } from './use-me.ts'
import { useOutbox } from './use-outbox.ts'
import { usePresence } from './use-presence.ts'

/** What goes on whichever of the partner's pages is open: signs of life, the shared position, verdicts coming in. */
export function Shift() {
  const { uid } = useMe()
  const profile = useLive(partnerOf(uid))
  const orders = useLive(myOrders(uid))
  const waiting = useOutbox(uid).filter(({ fate, held }) => fate === undefined && !held)

  useDepartures(uid)
  usePresence(uid, profile.state === 'ready' && profile.value.available)

  const carried = orders.state === 'ready' ? orders.value.filter(isOnTheRoad) : []
  const orderIds = carried.map(({ id }) => id).join(' ')
  useEffect(() => {
    void locationOfDevice.carry({ uid, orderIds: orderIds === '' ? [] : orderIds.split(' ') })
  }, [uid, orderIds])
  useEffect(() => () => locationOfDevice.stop(), [])

  return (
    <>
      {[...new Set(waiting.map(({ orderId }) => orderId))].map((id) => (
        <OutboxFollower key={id} orderId={id} uid={uid} waiting={waiting.filter(({ orderId }) => orderId === id)} />
      ))}
      <Outlet />
    </>
  )
}
