import { refusal } from '@blinkcart/domain/order/lifecycle'
import type { Order } from '@blinkcart/domain/order/order'
import { useState } from 'react'
import { call } from '../firebase/call.ts'
import { useSession } from '../firebase/use-session.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { appWords } from '../words/app.ts'
import { customerWords } from '../words/customer.ts'
import { timeOfDay } from '../words/times.ts'
import { useWords } from '../words/use-words.ts'

/** An order is cancelled once at most, so one id does: tried again, after a reload even, it is the same command. */
const cancelId = 'cancel-by-customer'

/** Cancelling, for as long as the lifecycle lets a customer: asked once more, then done once. */
export function CancelOrder({ order }: { readonly order: Order }) {
  const words = useWords(customerWords).order
  const { close } = useWords(appWords)
  const session = useSession()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const uid = session.state === 'signed-in' ? session.uid : ''
  const offered = refusal(order, 'cancel', { uid, role: 'customer' }) === undefined
  if (!offered && !open) return <PastCutOff order={order} />

  const cancel = async () => {
    setBusy(true)
    setProblem(undefined)
    const answer = await call('act', { orderId: order.id, actionId: cancelId, type: 'cancel' })
    setBusy(false)
    if (answer.outcome === 'done' && answer.result.verdict !== 'refused') return setOpen(false)
    setProblem(answer.outcome === 'unreachable' ? words.cancelUnreachable : words.cancelTooLate)
  }

  return (
    <div className="grid gap-1 text-center">
      {offered && (
        <>
          <Button look="danger-quiet" onClick={() => setOpen(true)}>
            {words.cancel}
          </Button>
          <p className="text-pretty text-muted-foreground text-sm">{words.cutOff}</p>
          {order.status === 'PLACED' && order.lease && (
            <p className="text-pretty text-muted-foreground text-sm">{words.nobodyYet(timeOfDay(order.lease.until))}</p>
          )}
        </>
      )}
      <Sheet open={open} onClose={() => setOpen(false)} title={words.cancelTitle} closeLabel={close}>
        <div className="grid gap-4 text-left">
          <p>{words.cancelBody}</p>
          {problem && <Notice tone="danger" title={problem} />}
          <div className="grid grid-cols-2 gap-3">
            <Button look="outline" onClick={() => setOpen(false)}>
              {words.cancelKeep}
            </Button>
            <Button look="danger" busy={busy} disabled={!offered} onClick={cancel}>
              {words.cancelConfirm}
            </Button>
          </div>
        </div>
      </Sheet>
    </div>
  )
}

/** Why an order that is still coming can't be cancelled any more. */
function PastCutOff({ order: { status, times } }: { readonly order: Order }) {
  const words = useWords(customerWords).order
  if ((status !== 'PICKED_UP' && status !== 'ON_THE_WAY') || times.PICKED_UP === undefined) return null
  return <p className="text-center text-muted-foreground text-sm">{words.pastCutOff(timeOfDay(times.PICKED_UP))}</p>
}
