import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { isFirstTelling, rememberedLanguage, rememberLanguage } from './memory.ts'
import { stubMemory } from './memory-fixture.ts'

describe('what a device remembers of notifications', () => {
  beforeEach(stubMemory)
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  test('lets each be told once, even if two ask at once', async () => {
    expect(await Promise.all([isFirstTelling('o1-2'), isFirstTelling('o1-2'), isFirstTelling('o1-3')])).toEqual([
      true,
      false,
      true,
    ])
    expect(await isFirstTelling('o1-2')).toBe(false)
  })

  test('does not grow without end', async () => {
    for (let count = 0; count <= 100; count++) await isFirstTelling(`o-${count}`)
    expect(await isFirstTelling('o-100')).toBe(false)
    expect(await isFirstTelling('o-0')).toBe(true)
  })

  test('has the language to tell in, English at first', async () => {
    expect(await rememberedLanguage()).toBe('en')
    await rememberLanguage('hi')
    expect(await rememberedLanguage()).toBe('hi')
  })
})
