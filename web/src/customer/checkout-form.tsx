import type { User } from '@blinkcart/domain/account/user'
import { quote } from '@blinkcart/domain/cart/cart'
import type { Product } from '@blinkcart/domain/product/product'
import { Banknote } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { useSettling } from '../app/settling.ts'
import { Button } from '../ui/button.tsx'
import { ButtonLink } from '../ui/button-link.tsx'
import { Card } from '../ui/card.tsx'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import { Bill } from './bill.tsx'
import { bySku, cartLines, priceChanges, totalBefore } from './cart-lines.ts'
import { deliveryAddress, deliveryForm, deliveryProblems, savedPlace } from './delivery-form.ts'
import { DeliveryPlace } from './delivery-place.tsx'
import { DoorPromise } from './door-promise.tsx'
import { OrderPictures } from './order-pictures.tsx'
import { PayBar } from './pay-bar.tsx'
import type { PlacingProblem } from './placing.ts'
import { PlacingNotice } from './placing-notice.tsx'
import { rememberPlace } from './save-places.ts'
import { takeWhatIsThere } from './take-what-is-there.ts'
import { useCart } from './use-cart.ts'
import { useIntoView } from './use-into-view.ts'
import { usePlacing } from './use-placing.ts'

interface CheckoutFormProps {
  /** Whose order it is, if their profile could be read. */
  readonly user: User | undefined
  readonly products: readonly Product[]
  /** Whether that is only what this device saw last. */
  readonly remembered: boolean
  readonly onPlaced: (orderId: string) => void
}

/** The checkout once everything it needs is known: it starts from the newest saved address. */
export function CheckoutForm({ user, products, remembered, onPlaced }: CheckoutFormProps) {
  const words = useWords(customerWords)
  const cart = useCart()
  const saved = user?.addresses ?? []
  const [form, setForm] = useState(() => deliveryForm(saved[0]))
  const [checked, setChecked] = useState(false)
  const [known, setKnown] = useState({ products, remembered })
  const formElement = useRef<HTMLFormElement>(null)
  const { busy, problem, place, dismiss } = usePlacing(onPlaced)
  const notice = useIntoView<HTMLDivElement>(problem)
  const shop = bySku(products)
  const lines = cartLines(cart, shop)
  const total = quote(cart, shop)
  const problems = deliveryProblems(form)
  // What the shop said first, or what was sent, is what its reader goes by; what the device remembered is nobody's promise.
  if (known.remembered && (known.products !== products || !remembered)) setKnown({ products, remembered })
  const linesBefore = cartLines(cart, bySku(known.products))
  const changes = priceChanges(linesBefore, lines)
  const drift: PlacingProblem | undefined =
    changes.length === 0 ? undefined : { kind: 'price', quoted: totalBefore(total, lines, changes), total }
  const told = problem ?? (busy ? undefined : drift)
  useSettling([...(told ? ['notice'] : []), 'form', String(total)])

  const send = (quotedTotal: number) => {
    setKnown({ products, remembered })
    const address = deliveryAddress(form, saved)
    if (user) rememberPlace(user, savedPlace(form, saved))
    void place({ cart, deliveryAddress: address, quotedTotal })
  }
  const order = (quotedTotal: number) => {
    if (busy) return
    setChecked(true)
    if (Object.keys(problems).length === 0) return send(quotedTotal)
    requestAnimationFrame(() => formElement.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus())
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // Nobody pays a price that they may not have seen change: they are shown it, and what accepts it.
    if (told?.kind === 'price') return notice.current?.scrollIntoView({ block: 'center', behavior: 'smooth' })
    order(total)
  }

  return (
    <form ref={formElement} onSubmit={submit} noValidate className="grid items-start gap-5 md:grid-cols-[1fr_20rem]">
      <div className="grid gap-5">
        <div ref={notice} className="empty:hidden">
          {told && (
            <PlacingNotice
              problem={told}
              before={linesBefore}
              now={lines}
              onAcceptPrice={order}
              onAcceptStock={(short) => {
                takeWhatIsThere(short)
                dismiss()
              }}
              onShowOrder={onPlaced}
            />
          )}
        </div>
        <DeliveryPlace form={form} problems={checked ? problems : {}} saved={saved} onForm={setForm} />
        <Card className="flex items-center gap-3 p-4 md:p-5">
          <Banknote aria-hidden className="size-6 shrink-0 text-accent" />
          <div>
            <h2 className="font-semibold">{words.checkout.pay}</h2>
            <p className="text-muted-foreground text-sm">{words.checkout.payBody}</p>
          </div>
        </Card>
      </div>
      <Card className="grid gap-4 p-4 md:sticky md:top-[calc(var(--header)+1rem)] md:p-5">
        <div className="flex items-center justify-between">
          <h2 className="font-semibold text-lg">{words.checkout.summary}</h2>
          <ButtonLink to="/cart" look="link" className="-mr-2 px-2">
            {words.checkout.change}
          </ButtonLink>
        </div>
        <OrderPictures items={lines} />
        <ul className="grid gap-1.5 text-[0.9375rem]">
          {lines.map(({ sku, quantity, product }) => (
            <li key={sku} className="flex gap-2">
              <span className="w-8 shrink-0 text-muted-foreground tabular-nums">{quantity} ×</span>
              {product?.name ?? words.checkout.goneLine(sku)}
            </li>
          ))}
        </ul>
        <DoorPromise door={deliveryAddress(form, saved)} />
        <Bill total={total} />
        <PayBar total={total}>
          <Button type="submit" size="large" wide busy={busy}>
            {words.checkout.place}
          </Button>
        </PayBar>
      </Card>
    </form>
  )
}
