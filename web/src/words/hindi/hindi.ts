import { account } from './account.ts'
import { admin } from './admin.ts'
import { app } from './app.ts'
import { customer } from './customer.ts'
import { orders } from './orders.ts'
import { partner } from './partner.ts'
import { updates } from './updates.ts'

/** All that is said in Hindi, fetched as one by those who read it. */
export const hindi = { account, admin, app, customer, orders, partner, updates }
export type Hindi = typeof hindi
