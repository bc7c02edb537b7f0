import { maxQuantity } from '@blinkcart/domain/cart/cart'
import { Minus, Plus } from 'lucide-react'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import { cartOfDevice } from './cart-of-device.ts'

interface StepperProps {
  readonly sku: string
  readonly name: string
  readonly quantity: number
  /** How many the shop has. */
  readonly stock: number
}

/** How many of a product the cart holds, and one less or one more. Less than one takes it out. */
export function Stepper({ sku, name, quantity, stock }: StepperProps) {
  const words = useWords(customerWords).quantity
  const press = 'grid size-11 place-items-center rounded-control hover:bg-black/10 disabled:opacity-40'
  return (
    <fieldset className="flex min-h-control animate-pop items-center justify-between rounded-control bg-accent text-accent-foreground">
      <legend className="sr-only">{name}</legend>
      <button
        type="button"
        aria-label={words.fewer(name)}
        className={press}
        onClick={() => cartOfDevice.setQuantity(sku, quantity - 1)}
      >
        <Minus aria-hidden className="size-5" strokeWidth={2.5} />
      </button>
      <output aria-label={words.inCart(quantity)} className="min-w-6 text-center font-bold tabular-nums">
        {quantity}
      </output>
      <button
        type="button"
        aria-label={words.more(name)}
        className={press}
        disabled={quantity >= Math.min(stock, maxQuantity)}
        onClick={() => cartOfDevice.setQuantity(sku, quantity + 1)}
      >
        <Plus aria-hidden className="size-5" strokeWidth={2.5} />
      </button>
    </fieldset>
  )
}
