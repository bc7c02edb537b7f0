import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createKept, type Kept } from './kept.ts'

describe('what a device keeps of what it saw', () => {
  let storage: Storage
  let reader: string | undefined
  let now: number
  let kept: Kept
  beforeEach(() => {
    storage = emptyStorage()
    reader = 'asha'
    now = 1000
    kept = createKept({ storage, reader: () => reader, now: () => now })
  })

  test('is recalled with the moment it was seen, by the next visit too', () => {
    kept.note('order', { status: 'ON_THE_WAY' })
    const nextVisit = createKept({ storage, reader: () => reader, now: () => 2000 })
    expect(nextVisit.recall('order')).toMatchObject({ value: { status: 'ON_THE_WAY' }, at: 1000 })
    expect(nextVisit.recall('another')).toBeUndefined()
  })

  test('is nobody else’s, and no stranger’s', () => {
    kept.note('order', 'of asha')
    reader = 'ravi'
    expect(kept.recall('order')).toBeUndefined()
    reader = undefined
    expect(kept.recall('order')).toBeUndefined()
    kept.note('pool', 'seen by nobody')
    reader = 'asha'
    expect(kept.recall('pool')).toBeUndefined()
    expect(kept.recall('order')?.value).toBe('of asha')
  })

  test('leaves the device when its reader signs out, or another comes', () => {
    storage.setItem('blinkcart.cart', 'stays')
    kept.note('order', 'of asha')
    reader = 'ravi'
    kept.note('pool', 'of ravi')
    kept.forgetOthers()
    expect(Object.keys(storage)).toEqual(['blinkcart.cart', 'blinkcart.seen.pool'])
    reader = undefined
    kept.forgetOthers()
    expect(Object.keys(storage)).toEqual(['blinkcart.cart'])
  })

  test('makes room for the newest by dropping the oldest', () => {
    for (now = 1; now <= 25; now++) kept.note(`order ${now}`, now)
    expect(kept.recall('order 1')).toBeUndefined()
    expect(kept.recall('order 2')?.value).toBe(2)
    expect(kept.recall('order 25')?.value).toBe(25)
  })

  test('is no older than what was there when it no longer fits', () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
    kept.note('order', 'before')
    vi.spyOn(storage, 'setItem').mockImplementation(() => {
      throw new Error('quota')
    })
    kept.note('order', 'now')
    expect(kept.recall('order')).toBeUndefined()
    expect(warned).toHaveBeenCalledOnce()
    warned.mockRestore()
  })

  test('counts for nothing when it can’t be read', () => {
    storage.setItem('blinkcart.seen.order', '{')
    storage.setItem('blinkcart.seen.pool', '{"reader":"asha"}')
    expect([kept.recall('order'), kept.recall('pool')]).toEqual([undefined, undefined])
    kept.forgetOthers()
    expect(Object.keys(storage)).toEqual([])
  })
})

/** A storage as browsers have it: what it holds are its own properties. */
function emptyStorage(): Storage {
  const methods = {
    getItem: (key: string) => Reflect.get(storage, key) ?? null,
    setItem: (key: string, value: string) => Reflect.set(storage, key, value),
    removeItem: (key: string) => Reflect.deleteProperty(storage, key),
  }
  const storage: Storage = Object.create(null, {})
  return Object.setPrototypeOf(storage, methods)
}
