import { describe, expect, test } from 'vitest'
import { durableStorage, type Keeper, type TextStorage } from './durable-storage.ts'

function texts(stored: Record<string, string> = {}): TextStorage & { readonly all: Map<string, string> } {
  const all = new Map(Object.entries(stored))
  return { all, getItem: (key) => all.get(key) ?? null, setItem: (key, text) => void all.set(key, text) }
}

function keeper(): Keeper {
  let kept: string | undefined
  return {
    read: async () => kept,
    write(text) {
      kept = text
    },
  }
}

describe('a storage that outlives the browser', () => {
  test('begins with what the storage alone held before', async () => {
    const storage = await durableStorage(texts({ outbox: 'old' }), 'outbox', keeper())
    expect(storage.getItem('outbox')).toBe('old')
  })

  test('gives back what was stored last, though the browser died before it wrote its own copy down', async () => {
    const kept = keeper()
    const written = texts()
    const before = await durableStorage(written, 'outbox', kept)
    before.setItem('outbox', 'first')
    const onDisk = Object.fromEntries(written.all)
    before.setItem('outbox', 'second')
    const after = await durableStorage(texts(onDisk), 'outbox', kept)
    expect(after.getItem('outbox')).toBe('second')
  })

  test('does not take back what another tab stored meanwhile', async () => {
    const shared = texts()
    const slow = keeper()
    const first = await durableStorage(shared, 'outbox', slow)
    first.setItem('outbox', 'first')
    const elsewhere = await durableStorage(shared, 'outbox', { ...slow, write: () => undefined })
    elsewhere.setItem('outbox', 'second')
    const third = await durableStorage(shared, 'outbox', slow)
    expect(third.getItem('outbox')).toBe('second')
  })

  test('goes on without a keeper that fails or holds nonsense', async () => {
    const refusing: Keeper = { read: () => Promise.reject(new Error('not here')), write: () => undefined }
    const storage = await durableStorage(texts({ outbox: 'old' }), 'outbox', refusing)
    storage.setItem('outbox', 'new')
    expect(storage.getItem('outbox')).toBe('new')
    const odd = await durableStorage(texts({ outbox: 'old' }), 'outbox', { ...refusing, read: async () => '{]' })
    expect(odd.getItem('outbox')).toBe('old')
  })
})
