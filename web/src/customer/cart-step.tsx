import type { Product } from '@blinkcart/domain/product/product'
import { Button } from '../ui/button.tsx'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import { cartOfDevice } from './cart-of-device.ts'
import { Stepper } from './stepper.tsx'

interface CartStepProps {
  readonly product: Product
  /** How many of it the cart holds. */
  readonly quantity: number
  /** The id of what names the product. */
  readonly describedBy: string
}

/** The way of a product into the cart: the first one, then more or fewer; none when it is sold out. */
export function CartStep({ product, quantity, describedBy }: CartStepProps) {
  const words = useWords(customerWords).catalog
  const { sku, name, stock } = product
  if (quantity > 0) return <Stepper sku={sku} name={name} quantity={quantity} stock={stock} />
  const soldOut = stock === 0
  return (
    <Button
      look={soldOut ? 'outline' : 'soft'}
      disabled={soldOut}
      aria-describedby={describedBy}
      onClick={() => cartOfDevice.add(sku)}
    >
      {soldOut ? words.soldOut : words.add}
    </Button>
  )
}
