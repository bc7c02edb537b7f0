import { categories } from '@blinkcart/domain/product/product'
import { expect, test } from 'vitest'
import index from '../../index.html?raw'

test('the page that comes before the app asks for the pictures of the first shelf', () => {
  expect(index).toContain(`product.category === '${categories[0]}'`)
})
