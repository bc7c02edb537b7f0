import { isFinal } from '@blinkcart/domain/order/lifecycle'
import type { Order } from '@blinkcart/domain/order/order'
import { useLive } from '../firebase/use-live.ts'
import { locationOf, partnerOf } from '../orders/queries.ts'
import { adminWords } from '../words/admin.ts'
import { span } from '../words/spans.ts'
import { useWords } from '../words/use-words.ts'
import { standingOf } from './partners-view.ts'
import { PhoneLink } from './phone-link.tsx'
import { StandingMark } from './standing-mark.tsx'

/** Who carries an order, whether they are there, and how old their position is. */
export function OrderPartner({ order, now }: { readonly order: Order; readonly now: number }) {
  const words = useWords(adminWords)
  const profile = useLive(order.partnerId === null ? undefined : partnerOf(order.partnerId))
  const location = useLive(order.partnerId === null ? undefined : locationOf(order.id))
  if (order.partner === null) {
    const { nobody, nobodyYet } = words.order
    return <p className="text-muted-foreground">{isFinal(order.status) ? nobody : nobodyYet}</p>
  }
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{order.partner.name}</span>
        {profile.state === 'ready' && <StandingMark standing={standingOf(profile.value, now)} />}
      </p>
      <p className="tabular-nums">
        {order.partner.vehicleNumber} · <PhoneLink phone={order.partner.phone} />
      </p>
      {location.state === 'ready' && (
        <p className="text-muted-foreground tabular-nums">
          {words.order.position}:{' '}
          {words.order.positionAge(
            span(now - location.value.at),
            location.value.accuracy === undefined ? undefined : Math.round(location.value.accuracy),
          )}
        </p>
      )}
    </div>
  )
}
