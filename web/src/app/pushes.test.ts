import { describe, expect, test } from 'vitest'
import { pushes } from './pushes.ts'

describe('a column', () => {
  test.each([
    ['comes in on top', ['notice', 'milk', 'bread']],
    ['comes in between', ['milk', 'notice', 'bread']],
    ['leaves', ['bread']],
    ['leaves from below, for what is under the column moves up', ['milk']],
    ['takes the place of another', ['milk', 'eggs']],
  ])('is pushed when something %s', (_, after) => {
    expect(pushes(['milk', 'bread'], after)).toBe(true)
  })

  test.each([
    ['nothing changes', ['milk', 'bread']],
    ['something comes in below', ['milk', 'bread', 'eggs']],
  ])('stands still when %s', (_, after) => {
    expect(pushes(['milk', 'bread'], after)).toBe(false)
  })
})
