import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../root.ts'
import { products } from '../seed/products.ts'
import { bakery } from './bakery.ts'
import { beverages } from './beverages.ts'
import { dairy } from './dairy.ts'
import { household } from './household.ts'
import { produce } from './produce.ts'
import { snacks } from './snacks.ts'

const pictures: Record<string, string> = { ...produce, ...dairy, ...bakery, ...snacks, ...beverages, ...household }
const folder = join(root, 'web/public/products')
mkdirSync(folder, { recursive: true })
for (const { sku } of products) {
  const drawing = pictures[sku]
  if (!drawing) throw new Error(`nobody has drawn ${sku}`)
  // A tenth of a unit is finer than any screen shows.
  writeFileSync(
    join(folder, `${sku}.svg`),
    drawing.replaceAll(/-?\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10)),
  )
}
console.log(`Drew ${products.length} products into ${folder}.`)
