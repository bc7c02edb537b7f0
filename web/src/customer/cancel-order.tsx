import { refusal } from '@blinkcart/domain/order/lifecycle'
import type { Order } from '@blinkcart/domain/order/order'
import { useState } from 'react'
import { useSession } from '../firebase/use-session.ts'
import { Button } from '../ui/button.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { appWords } from '../words/app.ts'
import { customerWords } from '../words/customer.ts'
import { timeOfDay } from '../words/times.ts'
import { useWords } from '../words/use-words.ts'
import { CancelForm } from './cancel-form.tsx'

/** Cancelling, for as long as the lifecycle lets a customer: the cut-off told beforehand, asked once more, done once. */
export function CancelOrder({ order }: { readonly order: Order }) {
  const words = useWords(customerWords).order
  const { close } = useWords(appWords)
  const session = useSession()
  const [open, setOpen] = useState(false)
  const uid = session.state === 'signed-in' ? session.uid : ''
  const offered = refusal(order, 'cancel', { uid, role: 'customer' }) === undefined
  // Done, here or on another screen of the same person.
  if (order.status === 'CANCELLED') return null
  if (!offered && !open) return <PastCutOff order={order} />
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
        <CancelForm orderId={order.id} offered={offered} onDone={() => setOpen(false)} />
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
