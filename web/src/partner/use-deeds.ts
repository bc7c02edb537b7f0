import type { ActionType } from '@blinkcart/domain/order/lifecycle'
import type { Order } from '@blinkcart/domain/order/order'
import { useState } from 'react'
import type { Deed, Fate } from './outbox.ts'
import { outboxOfDevice } from './outbox-of-device.ts'
import { noteRelease } from './released-here.ts'
import { sendAction } from './send-action.ts'

/** How long a button goes on working after its step was applied, should the order itself not have changed by then. */
const settleMs = 3000

/** What a partner does to one order on one screen. */
export interface Deeds {
  /** What is being done just now. */
  readonly busy: ActionType | undefined
  /** How the last try at the handover was refused. */
  readonly handoverRefused: Extract<Fate, { outcome: 'refused' }> | undefined
  readonly perform: (deed: Deed) => Promise<void>
}

/** Performs deeds on `order`, one at a time; a refusal stays in the outbox until read, except at the door, where it is part of the form. */
export function useDeeds(order: Pick<Order, 'id' | 'version'>, uid: string): Deeds {
  const [doing, setDoing] = useState<{ readonly type: ActionType; readonly version: number }>()
  const [handoverRefused, setHandoverRefused] = useState<Deeds['handoverRefused']>()
  // An applied step shows as done once the order says so: until then its button must not come back to be pressed again.
  const busy = doing?.version === order.version ? doing.type : undefined

  const perform = async (deed: Deed) => {
    if (busy) return
    navigator.vibrate?.(30)
    setDoing({ type: deed.type, version: order.version })
    setHandoverRefused(undefined)
    if (deed.type === 'release') noteRelease(order.id)
    const sent = { actionId: crypto.randomUUID(), orderId: order.id, uid, at: Date.now(), deed }
    const fate = await sendAction(sent)
    if (fate !== 'waiting' && fate.outcome === 'applied') return void setTimeout(() => setDoing(undefined), settleMs)
    setDoing(undefined)
    if (fate === 'waiting') return
    if (fate.reason === 'WRONG_PIN' || fate.reason === 'PIN_LOCKED') setHandoverRefused(fate)
    else outboxOfDevice.add({ ...sent, fate })
  }

  return { busy, handoverRefused, perform }
}
