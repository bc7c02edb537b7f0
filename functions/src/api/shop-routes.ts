import { categories } from '@blinkcart/domain/product/product'
import { Refusal } from '@blinkcart/domain/refusal'
import type { Firestore } from 'firebase-admin/firestore'
import { z } from 'zod'
import { documents, lists } from '../collections.ts'
import { type Route, route } from './route.ts'
import { partner, product } from './schemas.ts'

/** Endpoints about what is sold and who delivers it. */
export function shopRoutes(db: Firestore): Route[] {
  return [
    route({
      method: 'GET',
      path: '/products',
      summary: 'The products on sale',
      who: 'anyone',
      query: z.strictObject({ category: z.enum(categories).exactOptional() }),
      result: z.strictObject({ products: z.array(product) }),
      status: 200,
      reasons: [],
      handle: async ({ query: { category } }) => {
        const onSale = lists.products(db).where('active', '==', true)
        const asked = category === undefined ? onSale : onSale.where('category', '==', category)
        const { docs } = await asked.orderBy('name').get()
        return { products: docs.map((snapshot) => snapshot.data()) }
      },
    }),
    route({
      method: 'GET',
      path: '/products/{sku}',
      summary: 'One product',
      who: 'anyone',
      result: product,
      status: 200,
      reasons: ['NOT_FOUND'],
      handle: async ({ params: { sku = '' } }) => {
        const found = (await documents.product(db, sku).get()).data()
        return found ?? new Refusal('NOT_FOUND', `there is no product ${sku}`)
      },
    }),
    route({
      method: 'GET',
      path: '/partners',
      summary: 'All delivery partners, for admins',
      who: ['admin'],
      result: z.strictObject({ partners: z.array(partner) }),
      status: 200,
      reasons: [],
      handle: async () => {
        const { docs } = await lists.partners(db).limit(500).get()
        return { partners: docs.map((snapshot) => snapshot.data()) }
      },
    }),
  ]
}
