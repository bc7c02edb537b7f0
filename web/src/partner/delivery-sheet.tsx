import { formatInr } from '@blinkcart/domain/money'
import type { Order } from '@blinkcart/domain/order/order'
import { itemCount } from '@blinkcart/domain/order/total'
import type { ReactNode } from 'react'
import { ProofPhotos } from '../orders/proof-photos.tsx'
import { StatusBadge } from '../orders/status-badge.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { orderWords } from '../words/orders.ts'
import { partnerWords } from '../words/partner.ts'
import { span } from '../words/spans.ts'
import { dayAndTime, timeOfDay } from '../words/times.ts'
import { useWords } from '../words/use-words.ts'
import { earns, endedAt, minutesTaken } from './work.ts'

interface DeliverySheetProps {
  /** What to show; nothing closes it. */
  readonly order: Order | undefined
  readonly onClose: () => void
}

/** One order of the past: what it paid, how long it took, and why it failed. */
export function DeliverySheet({ order, onClose }: DeliverySheetProps) {
  const { trouble } = useWords(partnerWords)
  const { orderNumber } = useWords(orderWords)
  return (
    <Sheet
      open={order !== undefined}
      onClose={onClose}
      title={order === undefined ? '' : orderNumber(order.id)}
      closeLabel={trouble.close}
    >
      {order && <Past order={order} />}
    </Sheet>
  )
}

function Past({ order }: { readonly order: Order }) {
  const { earnings: words, trouble } = useWords(partnerWords)
  const { items, statuses } = useWords(orderWords)
  const minutes = minutesTaken(order)
  const { city, pincode } = order.deliveryAddress
  const steps = (['ACCEPTED', 'PICKED_UP', 'ON_THE_WAY', 'FAILED'] as const).filter(
    (status) => order.times[status] !== undefined,
  )
  const hasProof = order.failure !== null || order.flags.includes('DELIVERED_WITHOUT_PIN')
  return (
    <div className="grid gap-4">
      <div className="flex items-center justify-between gap-3">
        <StatusBadge status={order.status} />
        <p className="font-extrabold text-2xl tabular-nums">
          {order.status === 'DELIVERED' ? formatInr(earns(order)) : words.unpaid}
        </p>
      </div>
      <dl className="grid gap-2">
        {minutes !== undefined && <Fact name={words.took}>{span(minutes * 60_000)}</Fact>}
        <Fact name={words.where}>{`${city} ${pincode}`}</Fact>
        <Fact name={words.contents}>{items(itemCount(order.items))}</Fact>
        {steps.map((status) => (
          <Fact key={status} name={statuses[status]}>
            {timeOfDay(order.times[status] ?? 0)}
          </Fact>
        ))}
        <Fact name={statuses[order.status]}>{dayAndTime(endedAt(order), Date.now())}</Fact>
        {order.failure && <Fact name={words.why}>{trouble.reasons[order.failure.reason]}</Fact>}
      </dl>
      {(order.failure?.note ?? order.photoNote) && (
        <p className="rounded-control bg-muted p-3">{order.failure?.note ?? order.photoNote}</p>
      )}
      {hasProof && <ProofPhotos orderId={order.id} />}
    </div>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="text-muted-foreground">{name}</dt>
      <dd className="text-right font-semibold tabular-nums">{children}</dd>
    </div>
  )
}
