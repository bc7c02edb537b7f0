import { type Category, categories, type Product } from '@blinkcart/domain/product/product'
import { isAnswer, isNearAnswer, searchWords } from './search.ts'

/** The orders in which the catalog can be looked at: as it stands in the shop, or all in one row. */
export const sorts = ['shelf', 'cheapest', 'dearest', 'name'] as const
export type Sort = (typeof sorts)[number]

/** What to show of the catalog, and in which order. */
export interface ShelfFilter {
  readonly search: string
  readonly category: Category | undefined
  readonly sort: Sort
}

/** One shelf and what stands on it; without a category, things from all shelves in one row. */
export interface Shelf {
  readonly category: Category | undefined
  readonly products: readonly Product[]
}

/**
 * The shelves that have something for `filter`, in the shop's order; on each, what is sold out comes last. Where nothing
 * is called as searched for, what is called nearly so.
 */
export function shelves(products: readonly Product[], { search, category, sort }: ShelfFilter): Shelf[] {
  const words = searchWords(search)
  const looked = products.filter((product) => category === undefined || product.category === category)
  const called = looked.filter((product) => isAnswer(textOf(product), words))
  const found = (called.length > 0 ? called : looked.filter((product) => isNearAnswer(textOf(product), words))).sort(
    (a, b) => Number(a.stock === 0) - Number(b.stock === 0) || orders[sort](a, b) || byName(a, b),
  )
  const all =
    sort === 'shelf' ? categories.map((shelf) => on(shelf, found)) : [{ category: undefined, products: found }]
  return all.filter((shelf) => shelf.products.length > 0)
}

/** `text` as a category, if it names one. */
export function categoryNamed(text: string | null): Category | undefined {
  return categories.find((category) => category === text)
}

/** `text` as a sort, if it names one; else as the shop stands. */
export function sortNamed(text: string | null): Sort {
  return sorts.find((sort) => sort === text) ?? 'shelf'
}

function textOf({ name, description }: Product): string {
  return `${name} ${description}`
}

function on(category: Category, products: readonly Product[]): Shelf {
  return { category, products: products.filter((product) => product.category === category) }
}

const byName = (a: Product, b: Product) => a.name.localeCompare(b.name)

const orders: Record<Sort, (a: Product, b: Product) => number> = {
  shelf: byName,
  cheapest: (a, b) => a.unitPrice - b.unitPrice,
  dearest: (a, b) => b.unitPrice - a.unitPrice,
  name: byName,
}
