import { add, type Cart, maxLines, maxQuantity, setQuantity } from '@blinkcart/domain/cart/cart'

/** What a device remembers of the order that its owner is putting together. */
export interface Basket {
  readonly cart: Cart
  /** The id the order will have: made with the first item and kept until it is placed, so that no retry orders twice. */
  readonly orderId: string | undefined
  /** Whether the order was ever sent: then it may exist, even if no answer came. */
  readonly sent: boolean
  /** The order that the last basket became, until its page has been seen: a reload in between still leads there. */
  readonly placed: string | undefined
}

/** A basket that outlives the page. */
export interface CartStore {
  current(): Basket
  subscribe(listener: () => void): () => void
  add(sku: string): void
  setQuantity(sku: string, quantity: number): void
  /** Notes that the order is on its way to the server, and gives the id it goes by. */
  send(): string
  /** Empties the basket if it is the one that became `orderId`; one begun since then stays. */
  placed(orderId: string): void
  /** Notes that the page of `orderId` has been seen. */
  seen(orderId: string): void
  /** Forgets the basket: its owner has left. */
  clear(): void
}

const empty: Basket = { cart: [], orderId: undefined, sent: false, placed: undefined }

/** A cart kept in `storage` under `key`. `changedElsewhere` calls back when another tab has written there. */
export function createCartStore(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  key: string,
  { newId, changedElsewhere }: { newId: () => string; changedElsewhere: (listener: () => void) => void },
): CartStore {
  const listeners = new Set<() => void>()
  let basket = parsed(storage.getItem(key))
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const change = (next: Basket) => {
    basket = next
    if (next === empty) storage.removeItem(key)
    else storage.setItem(key, JSON.stringify(next))
    tell()
  }
  const hold = (cart: Cart) =>
    cart.length === 0 && !basket.sent
      ? change(empty)
      : change({ ...basket, cart, orderId: basket.orderId ?? newId(), placed: undefined })
  changedElsewhere(() => {
    basket = parsed(storage.getItem(key))
    tell()
  })
  return {
    current: () => basket,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    add: (sku) => hold(add(basket.cart, sku)),
    setQuantity: (sku, quantity) => hold(setQuantity(basket.cart, sku, quantity)),
    send() {
      const orderId = basket.orderId ?? newId()
      change({ ...basket, orderId, sent: true, placed: undefined })
      return orderId
    },
    placed(orderId) {
      if (basket.orderId === orderId) change({ ...empty, placed: orderId })
    },
    seen(orderId) {
      if (basket.placed === orderId) change(empty)
    },
    clear: () => change(empty),
  }
}

function parsed(stored: string | null): Basket {
  if (stored === null) return empty
  try {
    const { cart, orderId, sent, placed } = JSON.parse(stored) as Partial<Record<keyof Basket, unknown>>
    if (typeof placed === 'string') return { ...empty, placed }
    if (!Array.isArray(cart) || typeof orderId !== 'string') return empty
    return { ...empty, cart: cart.filter(isLine).slice(0, maxLines), orderId, sent: sent === true }
  } catch {
    return empty
  }
}

function isLine(line: unknown): line is Cart[number] {
  if (typeof line !== 'object' || line === null) return false
  const { sku, quantity } = line as { sku?: unknown; quantity?: unknown }
  return (
    typeof sku === 'string' && Number.isInteger(quantity) && Number(quantity) >= 1 && Number(quantity) <= maxQuantity
  )
}
