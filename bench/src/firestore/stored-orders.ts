import { readFileSync } from 'node:fs'
import { parseIndexes } from '../../../firestore-emulator/src/query/indexes-file.ts'
import { toFields } from '../../../firestore-emulator/src/rules/testing/documents.ts'
import { openStore } from '../../../firestore-emulator/src/storage/open-store.ts'
import { project } from './ours.ts'
import { orderId, sampleOrder } from './sample-order.ts'

/** How many orders the customer has whose last ones are asked for, among however many others. */
const own = 50

/** Who they belong to. */
export const regular = 'customer-regular'

/** Fills a data folder with orders, past the server and without waiting for the disk. */
export async function storeOrders(dir: string, count: number): Promise<void> {
  const store = await openStore({ dir, sync: false })
  store.setIndexes(parseIndexes(readFileSync(new URL('../../../firestore.indexes.json', import.meta.url), 'utf8')))
  const database = store.database({ project, database: '(default)' })
  for (let from = 0; from < count; from += 1000) {
    await database.transact((transactor) => {
      for (let i = from; i < Math.min(from + 1000, count); i++) {
        const order = sampleOrder(orderId(i))
        const customerId = i % Math.ceil(count / own) === 0 ? regular : order.customerId
        transactor.put(`orders/${order.id}`, toFields({ ...order, customerId }))
      }
    })
  }
  await store.close()
}
