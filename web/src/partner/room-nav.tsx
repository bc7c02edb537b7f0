import { Bike, Radar, UserRound, Wallet } from 'lucide-react'
import { NavItem } from '../app/nav-item.tsx'
import { useLive } from '../firebase/use-live.ts'
import { appWords } from '../words/app.ts'
import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'
import { active, myOrders } from './my-orders.ts'
import { useMe } from './use-me.ts'
import { usePool } from './use-pool.ts'

/** The ways through the partner's room, with what waits behind each. */
export function RoomNav() {
  const { nav } = useWords(appWords)
  const { pool: poolWords, deliveries, earnings } = useWords(partnerWords)
  const { uid } = useMe()
  const pool = usePool(uid)
  const orders = useLive(myOrders(uid))
  const waiting = pool.state === 'ready' ? pool.value.length : 0
  const carried = orders.state === 'ready' ? active(orders.value).length : 0
  return (
    <>
      <NavItem
        to="/partner"
        end
        icon={Radar}
        label={nav.pool}
        count={{ value: waiting, label: poolWords.count(waiting) }}
      />
      <NavItem
        to="/partner/deliveries"
        icon={Bike}
        label={nav.deliveries}
        count={{ value: carried, label: deliveries.count(carried) }}
      />
      <NavItem to="/partner/earnings" icon={Wallet} label={earnings.title} />
      <NavItem to="/partner/account" icon={UserRound} label={nav.account} />
    </>
  )
}
