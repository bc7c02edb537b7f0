import { type Category, categories, type Product } from '@blinkcart/domain/product/product'

/** What to show of the catalog. */
export interface ShelfFilter {
  readonly search: string
  readonly category: Category | undefined
}

/** One shelf and what stands on it. */
export interface Shelf {
  readonly category: Category
  readonly products: readonly Product[]
}

/** The shelves that have something for `filter`, in the shop's order; on each, what is sold out comes last. */
export function shelves(products: readonly Product[], { search, category }: ShelfFilter): Shelf[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const fits = (product: Product) => {
    const text = `${product.name} ${product.description}`.toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  }
  return categories
    .filter((shelf) => category === undefined || shelf === category)
    .map((shelf) => ({
      category: shelf,
      products: products.filter((product) => product.category === shelf && fits(product)).sort(asShown),
    }))
    .filter((shelf) => shelf.products.length > 0)
}

/** `text` as a category, if it names one. */
export function categoryNamed(text: string | null): Category | undefined {
  return categories.find((category) => category === text)
}

function asShown(a: Product, b: Product): number {
  return Number(a.stock === 0) - Number(b.stock === 0) || a.name.localeCompare(b.name)
}
