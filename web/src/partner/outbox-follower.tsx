import type { ActionDocument } from '@blinkcart/domain/order/order'
import { paths } from '@blinkcart/domain/paths'
import { useEffect } from 'react'
import type { QuerySource } from '../firebase/source.ts'
import { useLive } from '../firebase/use-live.ts'
import { departuresOfDevice } from './departures-of-device.ts'
import { fateOf } from './fate.ts'
import type { Sent } from './outbox.ts'
import { outboxOfDevice } from './outbox-of-device.ts'
import { queueAction } from './queue-action.ts'

type Action = ActionDocument & { readonly id: string }

/** What was found missing and went out once more. */
const sentAgain = new Set<string>()
/** When the app was opened. */
export const openedAt = Date.now()

interface OutboxFollowerProps {
  readonly orderId: string
  readonly uid: string
  readonly waiting: readonly Sent[]
}

/** Follows what `uid` did to one order until each deed has its verdict. Draws nothing. */
export function OutboxFollower({ orderId, uid, waiting }: OutboxFollowerProps) {
  const live = useLive(actionsBy(uid, orderId))
  useEffect(() => {
    if (live.state === 'loading' || live.state === 'failed') return
    const documents = live.state === 'ready' ? live.value : []
    const onTheWay = live.state === 'ready' && live.hasPendingWrites
    for (const sent of waiting) {
      const fate = fateOf(sent, { documents, complete: !live.fromCache && !onTheWay })
      if (fate === 'lost') lost(sent)
      else if (fate) outboxOfDevice.settle(sent.actionId, fate)
    }
  }, [live, waiting])
  return null
}

function actionsBy(uid: string, orderId: string): QuerySource<Action> {
  return { collection: paths.actions(orderId), where: [['by', '==', uid]] }
}

/**
 * A deed of which there is no trace: the rules kept it out; or the app was closed before the database had taken it in,
 * so it goes out again. What was tapped just now is only not written yet.
 */
function lost(sent: Sent): void {
  if (sent.keptOut) {
    outboxOfDevice.settle(sent.actionId, { outcome: 'refused', reason: undefined, told: {} })
  } else if (sent.at < openedAt && !sentAgain.has(sent.actionId) && !departuresOfDevice.isGoing(sent.orderId)) {
    sentAgain.add(sent.actionId)
    queueAction(sent)
  }
}
