import type { Category } from '@blinkcart/domain/product/product'
import { Carrot, Croissant, CupSoda, type LucideIcon, Milk, Popcorn, SprayCan } from 'lucide-react'

/** What stands for each shelf. */
export const categoryIcons: Readonly<Record<Category, LucideIcon>> = {
  produce: Carrot,
  dairy: Milk,
  bakery: Croissant,
  snacks: Popcorn,
  beverages: CupSoda,
  household: SprayCan,
}
