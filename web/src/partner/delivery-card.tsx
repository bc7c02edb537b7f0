import { formatInr } from '@blinkcart/domain/money'
import type { Order } from '@blinkcart/domain/order/order'
import { Flag, TriangleAlert, WifiOff } from 'lucide-react'
import { useState } from 'react'
import { useOnline } from '../app/use-online.ts'
import { StatusBadge } from '../orders/status-badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { orderWords } from '../words/orders.ts'
import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'
import { Deadline } from './deadline.tsx'
import { Destination } from './destination.tsx'
import { HandoverForm } from './handover-form.tsx'
import { isPinRefusal } from './handover-refusal.ts'
import { OrderContents } from './order-contents.tsx'
import type { Deed, Sent } from './outbox.ts'
import { perform } from './perform.ts'
import { Progress } from './progress.tsx'
import { SentList } from './sent-list.tsx'
import { StepButton } from './step-button.tsx'
import { arrivalOffered, nextStep, projected, waysOut } from './steps.ts'
import { TroubleSheet } from './trouble-sheet.tsx'
import { UndoPanel } from './undo-panel.tsx'
import { useMe } from './use-me.ts'
import { earns } from './work.ts'

interface DeliveryCardProps {
  readonly order: Order
  /** What this device has done to it that can be taken back, waits for its verdict or was just judged, oldest first. */
  readonly done: readonly Sent[]
}

/** One order being carried: where to, and the one thing to do next. It goes by what its partner has done, judged or not. */
export function DeliveryCard({ order: judged, done }: DeliveryCardProps) {
  const words = useWords(partnerWords).deliveries
  const orderNumber = useWords(orderWords).orderNumber
  const me = useMe()
  const [troubled, setTroubled] = useState(false)
  const order = projected(judged, done)
  const held = done.findLast((sent) => sent.held)
  const waits = !useOnline() && done.some((sent) => !sent.held && sent.fate === undefined)
  const act = (deed: Deed) => perform(deed, order.id, me.uid)
  const step = nextStep(order, me)
  const arrival = arrivalOffered(order, me)
  const ways = waysOut(order, me)
  const isFailing = order.status === 'FAILED' || order.status === 'RETURNED'
  // Where the way ends, the PIN comes first: its keys and what they lead to fit a phone's screen together.
  const atDoor = order.status === 'ON_THE_WAY' && order.arrivals.door !== undefined

  return (
    <Card className="grid animate-rise gap-4 border-2 p-4" role="article" aria-label={orderNumber(order.id)}>
      <div className="grid gap-3">
        <div className="flex items-center justify-between gap-3">
          <h2 className="font-bold text-lg">{orderNumber(order.id)}</h2>
          <div className="flex items-center gap-2">
            {/* Said in words below, where it may be out of sight. */}
            {waits && (
              <span
                aria-hidden
                className="grid size-7 place-items-center rounded-full bg-warning-soft text-warning-foreground"
              >
                <WifiOff className="size-4" />
              </span>
            )}
            <span aria-live="polite">
              <StatusBadge status={order.status} />
            </span>
          </div>
        </div>
        <Progress status={order.status} />
        {!isFailing && !atDoor && (
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <Deadline order={order} />
            <p className="font-bold text-accent text-lg tabular-nums">{words.earns(formatInr(earns(order)))}</p>
          </div>
        )}
      </div>
      {!atDoor && <Destination order={order} />}
      {held && <UndoPanel key={held.actionId} sent={held} within="card" />}
      {!held && step === 'deliver' && (
        <HandoverForm
          order={order}
          refused={done.findLast(isPinRefusal)}
          onDeliver={(payload) => act({ type: 'deliver', payload })}
        />
      )}
      {atDoor && <Destination order={order} />}
      {!held && step !== undefined && step !== 'deliver' && (
        <StepButton key={step} step={step} onPress={() => act({ type: step })} />
      )}
      {!held && (arrival !== undefined || ways.length > 0) && (
        <div className="flex flex-wrap gap-3">
          {arrival && (
            <Button
              look="soft"
              className="flex-1"
              icon={<Flag aria-hidden className="size-5" />}
              onClick={() => act({ type: 'arrive' })}
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
      {/* Below what is pressed, so that what comes and goes here pushes none of it. */}
      <SentList within="card" sent={done.filter((sent) => !sent.held && !isPinRefusal(sent))} />
      <OrderContents items={order.items} />
      <TroubleSheet open={troubled} ways={ways} onClose={() => setTroubled(false)} onDeed={act} />
    </Card>
  )
}
