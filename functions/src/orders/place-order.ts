import { randomInt } from 'node:crypto'
import type { Actor } from '@blinkcart/domain/account/role'
import type { CallableResult } from '@blinkcart/domain/contract'
import { pinFrom } from '@blinkcart/domain/order/pin'
import { isSameRequest, type Placement, type PlaceRequest, place } from '@blinkcart/domain/order/place'
import type { Product } from '@blinkcart/domain/product/product'
import { Refusal } from '@blinkcart/domain/refusal'
import type { Firestore, Transaction } from 'firebase-admin/firestore'
import { callable, withRole } from '../callable.ts'
import { type Moment, serverClock } from '../clock.ts'
import { documents } from '../collections.ts'
import { db } from '../firebase.ts'
import { readTogether } from '../read-together.ts'

/** Callable: a customer places an order. */
export const placeOrder = callable(
  'placeOrder',
  withRole(['customer'], (request, actor) => placeIn(db, actor, request)),
)

/**
 * Places an order in one transaction: the order, its first event, its PIN, its entry in the pool, and the stock it
 * takes. The order's id is the idempotency key: the same request gets the same answer for ever, another is refused.
 */
export async function placeIn(
  db: Firestore,
  actor: Actor,
  request: PlaceRequest,
): Promise<CallableResult<'placeOrder'> | Refusal> {
  return db.runTransaction(
    async (tx) => {
      const { known, customer } = await readTogether(tx, {
        known: documents.order(db, request.orderId),
        customer: documents.user(db, actor.uid),
      })
      if (known !== undefined) {
        if (!isSameRequest(known, request, actor.uid))
          return new Refusal('ID_REUSED', `order id ${request.orderId} is used by another order`)
        return { orderId: known.id, total: known.total, status: 'PLACED' as const }
      }
      if (customer === undefined) return new Refusal('NOT_REGISTERED', 'register as a customer first')
      const catalog = await productsOf(db, tx, request)
      const placement = place(request, { catalog, customer, pin: pinFrom(randomInt(10_000)), clock: serverClock() })
      if (placement instanceof Refusal) return placement
      write(db, tx, placement)
      return { orderId: placement.order.id, total: placement.order.total, status: placement.order.status }
    },
    { maxAttempts: 20 },
  )
}

async function productsOf(db: Firestore, tx: Transaction, { items }: PlaceRequest): Promise<Map<string, Product>> {
  const skus = [...new Set(items.map(({ sku }) => sku))]
  if (skus.length === 0) return new Map()
  const found = await tx.getAll(...skus.map((sku) => documents.product(db, sku)))
  return new Map(found.flatMap((snapshot) => snapshot.data() ?? []).map((product) => [product.sku, product]))
}

function write(db: Firestore, tx: Transaction, { order, event, handover, pool, stock }: Placement<Moment>): void {
  tx.create(documents.order(db, order.id), order)
  tx.create(documents.event(db, order.id, event.seq), event)
  tx.create(documents.handover(db, order.id), handover)
  tx.create(documents.pool(db, order.id), pool)
  for (const [sku, left] of stock) tx.update(documents.product(db, sku), { stock: left })
}
