import { formatInr } from '@blinkcart/domain/money'
import type { Order } from '@blinkcart/domain/order/order'
import { Flag, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { StatusBadge } from '../orders/status-badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { orderWords } from '../words/orders.ts'
import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'
import { Deadline } from './deadline.tsx'
import { Destination } from './destination.tsx'
import { HandoverForm } from './handover-form.tsx'
import { earns } from './my-orders.ts'
import { OrderContents } from './order-contents.tsx'
import type { Sent } from './outbox.ts'
import { Progress } from './progress.tsx'
import { SentList } from './sent-list.tsx'
import { StepButton } from './step-button.tsx'
import { arrivalOffered, nextStep, projected, waysOut } from './steps.ts'
import { TroubleSheet } from './trouble-sheet.tsx'
import { useDeeds } from './use-deeds.ts'
import { useMe } from './use-me.ts'

interface DeliveryCardProps {
  readonly order: Order
  /** What this device has done to it that waits for its verdict or was just confirmed, oldest first. */
  readonly pending: readonly Sent[]
}

/** One order being carried: where to, and the one thing to do next. It goes by what its partner has done, judged or not. */
export function DeliveryCard({ order: judged, pending }: DeliveryCardProps) {
  const words = useWords(partnerWords).deliveries
  const orderNumber = useWords(orderWords).orderNumber
  const me = useMe()
  const deeds = useDeeds(judged, me.uid)
  const [troubled, setTroubled] = useState(false)
  const order = projected(
    judged,
    pending.filter(({ fate }) => fate === undefined).map(({ at, deed }) => ({ at, type: deed.type })),
  )
  const step = nextStep(order, me)
  const arrival = arrivalOffered(order, me)
  const ways = waysOut(order, me)

  return (
    <Card className="grid animate-rise gap-4 border-2 p-4" role="article" aria-label={orderNumber(order.id)}>
      <div className="grid gap-3">
        <div className="flex items-center justify-between gap-3">
          <h2 className="font-bold text-lg">{orderNumber(order.id)}</h2>
          <span aria-live="polite">
            <StatusBadge status={order.status} />
          </span>
        </div>
        <Progress status={order.status} />
        {order.status !== 'FAILED' && (
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <Deadline order={order} />
            <p className="font-semibold text-accent">{words.earns(formatInr(earns(order)))}</p>
          </div>
        )}
      </div>
      <SentList within="card" sent={pending} />
      <Destination order={order} />
      {step === 'deliver' && <HandoverForm order={order} deeds={deeds} />}
      {step !== undefined && step !== 'deliver' && (
        <StepButton step={step} busy={deeds.busy === step} onPress={() => void deeds.perform({ type: step })} />
      )}
      {(arrival !== undefined || ways.length > 0) && (
        <div className="flex flex-wrap gap-3">
          {arrival && (
            <Button
              look="soft"
              className="flex-1"
              icon={<Flag aria-hidden className="size-5" />}
              busy={deeds.busy === 'arrive'}
              onClick={() => void deeds.perform({ type: 'arrive' })}
            >
              {words.arrived[arrival]}
            </Button>
          )}
          {ways.length > 0 && (
            <Button
              look="danger-quiet"
              className="flex-1"
              icon={<TriangleAlert aria-hidden className="size-5" />}
              onClick={() => setTroubled(true)}
            >
              {words.problem}
            </Button>
          )}
        </div>
      )}
      <OrderContents items={order.items} />
      <TroubleSheet
        open={troubled}
        ways={ways}
        onClose={() => setTroubled(false)}
        onDeed={(deed) => void deeds.perform(deed)}
      />
    </Card>
  )
}
