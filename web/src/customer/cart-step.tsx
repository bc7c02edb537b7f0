import type { Product } from '@blinkcart/domain/product/product'
import { Plus } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import { cartOfDevice } from './cart-of-device.ts'
import { Stepper } from './stepper.tsx'
import { useKeptFocus } from './use-kept-focus.ts'

interface CartStepProps {
  readonly product: Product
  /** How many of it the cart holds. */
  readonly quantity: number
  /** The id of what names the product. */
  readonly describedBy: string
  /** One among many on a shelf, or the one thing that its page is for. */
  readonly look: 'brief' | 'main'
}

/** The way of a product into the cart: the first one, then more or fewer; none when it is sold out. */
export function CartStep(props: CartStepProps) {
  const { product, quantity } = props
  const held = quantity > 0
  return (
    <div {...useKeptFocus<HTMLDivElement>(held)} className="contents">
      {held ? (
        <Stepper sku={product.sku} name={product.name} quantity={quantity} stock={product.stock} />
      ) : (
        <AddButton {...props} />
      )}
    </div>
  )
}

function AddButton({ product, describedBy, look }: CartStepProps) {
  const words = useWords(customerWords).catalog
  const { sku, stock } = product
  const soldOut = stock === 0
  const add = () => cartOfDevice.add(sku)
  if (look === 'main')
    return (
      <Button
        size="large"
        look={soldOut ? 'outline' : 'primary'}
        disabled={soldOut}
        aria-describedby={describedBy}
        onClick={add}
      >
        {soldOut ? words.soldOut : words.add}
      </Button>
    )
  return (
    <Button
      look={soldOut ? 'outline' : 'outline-accent'}
      disabled={soldOut}
      aria-label={soldOut ? undefined : words.add}
      aria-describedby={describedBy}
      icon={!soldOut && <Plus aria-hidden className="-ml-0.5 size-4.5" strokeWidth={2.75} />}
      className="justify-self-end px-3.5!"
      onClick={add}
    >
      {soldOut ? words.soldOut : words.addBriefly}
    </Button>
  )
}
