import type { Paise } from '../money.ts'

/** The shelves of the shop, in the order in which they are shown. */
export const categories = ['produce', 'dairy', 'bakery', 'snacks', 'beverages', 'household'] as const
export type Category = (typeof categories)[number]

/** What each shelf is called on screen. */
export const categoryNames: Readonly<Record<Category, string>> = {
  produce: 'Fruit & vegetables',
  dairy: 'Dairy & eggs',
  bakery: 'Bakery',
  snacks: 'Snacks',
  beverages: 'Drinks',
  household: 'Household',
}

/** `products/{sku}`: one thing on sale. Its document id is the sku. */
export interface Product {
  readonly sku: string
  readonly name: string
  readonly description: string
  readonly category: Category
  readonly unitPrice: Paise
  readonly currency: 'INR'
  /** How many are left; never below zero. */
  readonly stock: number
  readonly imageUrl: string
  /** False hides it from the catalog and refuses it in an order. */
  readonly active: boolean
}
