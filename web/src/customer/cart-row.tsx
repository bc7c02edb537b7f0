import { formatInr } from '@blinkcart/domain/money'
import { lineTotal } from '@blinkcart/domain/order/total'
import { PackageX, Trash2 } from 'lucide-react'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import type { CartLineView } from './cart-lines.ts'
import { cartOfDevice } from './cart-of-device.ts'
import { ProductPicture } from './product-picture.tsx'
import { Stepper } from './stepper.tsx'

/** One product in the cart, with what stands in its way. */
export function CartRow({ line }: { readonly line: CartLineView }) {
  const words = useWords(customerWords).cart
  const { sku, quantity, product, available } = line
  const remove = (name: string) => (
    <Button look="ghost" size="icon" aria-label={words.remove(name)} onClick={() => cartOfDevice.setQuantity(sku, 0)}>
      <Trash2 aria-hidden className="size-5" />
    </Button>
  )
  if (product === undefined) {
    return (
      <li className="flex items-center gap-3 p-3">
        <div className="grid size-18 shrink-0 place-items-center rounded-[1rem] bg-picture text-muted-foreground">
          <PackageX aria-hidden className="size-7" />
        </div>
        <div className="grid flex-1 justify-items-start gap-1">
          <p className="font-semibold">{sku}</p>
          <Badge tone="warning">{words.gone}</Badge>
        </div>
        {remove(sku)}
      </li>
    )
  }
  const { name, unitPrice, stock, imageUrl } = product
  return (
    <li className="flex items-center gap-3 p-3 max-[22rem]:flex-wrap">
      <ProductPicture src={imageUrl} eager className="size-18 shrink-0" />
      <div className="grid min-w-0 flex-1 justify-items-start gap-0.5">
        <p className="line-clamp-2 font-semibold leading-snug">{name}</p>
        <p className="text-muted-foreground text-sm tabular-nums">{words.each(unitPrice)}</p>
        {available < quantity && <Badge tone="warning">{words.short(stock)}</Badge>}
      </div>
      {/* Under the name, on the narrowest phones. */}
      <div className="grid w-32 shrink-0 gap-1 max-[22rem]:w-full max-[22rem]:grid-cols-[8rem_1fr] max-[22rem]:items-center">
        <Stepper sku={sku} name={name} quantity={quantity} stock={stock} />
        <p className="text-right font-semibold tabular-nums">{formatInr(lineTotal({ unitPrice, quantity }))}</p>
      </div>
    </li>
  )
}
