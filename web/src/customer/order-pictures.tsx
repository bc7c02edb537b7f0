import { ProductPicture } from './product-picture.tsx'
import { useCatalog } from './use-catalog.ts'

const shownAtMost = 4

interface OrderPicturesProps {
  readonly items: readonly { readonly sku: string }[]
}

/** An order at a glance: the first things of it as the shop shows them now, and how many more there are. */
export function OrderPictures({ items }: OrderPicturesProps) {
  const live = useCatalog()
  const pictures = new Map(live.state === 'ready' ? live.value.map(({ sku, imageUrl }) => [sku, imageUrl]) : [])
  const shown = items.length > shownAtMost ? items.slice(0, shownAtMost - 1) : items
  return (
    <div aria-hidden className="flex min-w-0 gap-1.5">
      {shown.map(({ sku }) => (
        <ProductPicture key={sku} src={pictures.get(sku)} className="size-12 max-[22rem]:size-10" />
      ))}
      {items.length > shown.length && (
        <span className="grid size-12 max-[22rem]:size-10 place-items-center rounded-[1rem] bg-muted font-semibold text-muted-foreground text-sm tabular-nums">
          +{items.length - shown.length}
        </span>
      )}
    </div>
  )
}
