import { add, type Cart, maxLines, maxQuantity, setQuantity } from '@blinkcart/domain/cart/cart'
import type { DurableText } from '../device/durable-text.ts'

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

/** A basket that outlives the page, and the browser too. */
export interface CartStore {
  current(): Basket
  subscribe(listener: () => void): () => void
  /** Settles once what is kept is known: until then, the basket may be an older one. */
  readonly known: Promise<void>
  add(sku: string): void
  setQuantity(sku: string, quantity: number): void
  /**
   * Notes that the order is on its way to the server, and gives the id it goes by: once that is kept, so that even a
   * device that dies with the order on its way asks for this one and no other when it is back. Nothing, where the basket
   * turns out to be another one than was seen: its owner has to look first.
   */
  send(): Promise<string | undefined>
  /** Empties the basket if it is the one that became `orderId`; one begun since then stays. */
  placed(orderId: string): void
  /** Notes that the page of `orderId` has been seen. */
  seen(orderId: string): void
  /** Forgets the basket: its owner has left. */
  clear(): void
}

type Change = (basket: Basket) => Basket

const empty: Basket = { cart: [], orderId: undefined, sent: false, placed: undefined }

/** A cart kept as `text`. `changedElsewhere` calls back when another tab has written that. */
export function createCartStore(
  text: DurableText,
  { newId, changedElsewhere }: { newId: () => string; changedElsewhere: (listener: () => void) => void },
): CartStore {
  const listeners = new Set<() => void>()
  /** What was done before it was known what is kept. */
  const early: Change[] = []
  let basket = parsed(text.read())
  let recalled = false
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const become = async (next: Basket) => {
    if (next === basket) return
    basket = next
    await keep(next)
  }
  const keep = (next: Basket) => {
    try {
      return text.write(JSON.stringify(next))
    } finally {
      tell()
    }
  }
  const change = (what: Change) => {
    if (!recalled) early.push(what)
    return become(what(basket))
  }
  const hold = (what: (cart: Cart) => Cart) =>
    change((now) => {
      const cart = what(now.cart)
      if (cart.length === 0 && !now.sent) return empty
      return { ...now, cart, orderId: now.orderId ?? newId(), placed: undefined }
    })
  const reread = () => {
    basket = parsed(text.read())
    tell()
  }
  changedElsewhere(reread)
  const known = text.recalled.then((found) => {
    recalled = true
    if (found === 'nothing newer') return
    reread()
    for (const what of early) void become(what(basket))
  })
  return {
    current: () => basket,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    known,
    add: (sku) => void hold((cart) => add(cart, sku)),
    setQuantity: (sku, quantity) => void hold((cart) => setQuantity(cart, sku, quantity)),
    async send() {
      const seen = basket.orderId
      await known
      if (basket.orderId !== seen) return undefined
      const orderId = basket.orderId ?? newId()
      await change((now) => ({ ...now, orderId, sent: true, placed: undefined })).catch((failure: unknown) =>
        console.warn(`${orderId} goes without being kept`, failure),
      )
      return orderId
    },
    placed: (orderId) => void change((now) => (now.orderId === orderId ? { ...empty, placed: orderId } : now)),
    seen: (orderId) => void change((now) => (now.placed === orderId ? empty : now)),
    clear: () => void change(() => empty),
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
