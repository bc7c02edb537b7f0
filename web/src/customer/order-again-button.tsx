import type { Order } from '@blinkcart/domain/order/order'
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { useOnline } from '../app/use-online.ts'
import { Button } from '../ui/button.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { appWords } from '../words/app.ts'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import { bySku } from './cart-lines.ts'
import { cartOfDevice } from './cart-of-device.ts'
import { type OrderedAgain, orderedAgain } from './order-again.ts'
import { useCatalog } from './use-catalog.ts'

/** Fills the cart with the things of an earlier order; what the shop no longer has is told before going on. */
export function OrderAgainButton({ order, wide = false }: { readonly order: Order; readonly wide?: boolean }) {
  const words = useWords(customerWords)
  const { close } = useWords(appWords)
  const navigate = useNavigate()
  const live = useCatalog()
  const online = useOnline()
  const [told, setTold] = useState<OrderedAgain>()
  // What this device saw last may be sold out by now: with signal the shop's answer is a moment away.
  const isAwaited = live.state === 'loading' || (online && live.state === 'ready' && live.fromCache)
  const again = () => {
    if (live.state !== 'ready') return
    const outcome = orderedAgain(order.items, cartOfDevice.current().cart, bySku(live.value))
    for (const { sku, quantity } of outcome.put) cartOfDevice.setQuantity(sku, quantity)
    if (outcome.short.length === 0) navigate('/cart')
    else setTold(outcome)
  }
  return (
    <>
      <Button
        look="soft"
        wide={wide}
        icon={<RotateCcw aria-hidden className="size-4.5" />}
        disabled={live.state === 'failed' || live.state === 'empty'}
        busy={isAwaited}
        onClick={again}
      >
        {words.again.action}
      </Button>
      <Sheet
        open={told !== undefined}
        onClose={() => setTold(undefined)}
        title={told?.put.length === 0 ? words.again.nothing : words.again.notAll}
        closeLabel={close}
      >
        <div className="grid gap-4">
          <ul className="grid gap-1.5">
            {told?.short.map((shortage) => (
              <li key={shortage.sku}>{words.checkout.shortages[shortage.kind](shortage)}</li>
            ))}
          </ul>
          {told !== undefined && told.put.length > 0 && (
            <>
              <p className="text-muted-foreground">{words.again.rest}</p>
              <Button wide onClick={() => navigate('/cart')}>
                {words.catalog.viewCart}
              </Button>
            </>
          )}
        </div>
      </Sheet>
    </>
  )
}
