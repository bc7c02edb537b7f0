import { describe, expect, test } from 'vitest'
import { type DurableText, durableText, type Keeper, type TextStorage } from './durable-text.ts'

function texts(stored: Record<string, string> = {}): TextStorage & { readonly all: Map<string, string> } {
  const all = new Map(Object.entries(stored))
  return { all, getItem: (key) => all.get(key) ?? null, setItem: (key, text) => void all.set(key, text) }
}

function keeper(): Keeper {
  let kept: string | undefined
  return {
    read: async () => kept,
    write: async (text) => {
      kept = text
    },
  }
}

/** The text that is called outbox, once it is known. */
async function recalled(storage: TextStorage, kept: Keeper): Promise<DurableText> {
  const text = durableText(storage, 'outbox', kept)
  await text.recalled
  return text
}

describe('a text that outlives the browser', () => {
  test('begins with what the storage alone held before', async () => {
    const text = durableText(texts({ outbox: 'old' }), 'outbox', keeper())
    expect(text.read()).toBe('old')
    expect(await text.recalled).toBe('nothing newer')
    expect(text.read()).toBe('old')
  })

  test('is what was written last, though the browser died before it wrote its own copy down', async () => {
    const kept = keeper()
    const written = texts()
    const before = await recalled(written, kept)
    await before.write('first')
    const onDisk = Object.fromEntries(written.all)
    await before.write('second')
    const after = durableText(texts(onDisk), 'outbox', kept)
    expect(after.read()).toBe('first')
    expect(await after.recalled).toBe('newer')
    expect(after.read()).toBe('second')
  })

  test('written before it is known stays what counts, unless the keeper has a newer one', async () => {
    const kept = keeper()
    const written = texts()
    const early = durableText(written, 'outbox', kept)
    await early.write('early')
    expect((await recalled(texts(), kept)).read()).toBe('early')
    await early.write('and more')
    await early.write('and more yet')

    const late = durableText(texts(), 'outbox', kept)
    await late.write('from a browser that has forgotten')
    expect(late.read()).toBe('and more yet')
    expect((await recalled(texts(), kept)).read()).toBe('and more yet')
  })

  test('does not take back what another tab wrote meanwhile', async () => {
    const shared = texts()
    const slow = keeper()
    const first = await recalled(shared, slow)
    await first.write('first')
    const elsewhere = await recalled(shared, { ...slow, write: () => Promise.resolve() })
    await elsewhere.write('second')
    expect((await recalled(shared, slow)).read()).toBe('second')
  })

  test('says at once where there is no room', () => {
    const full: TextStorage = {
      getItem: () => null,
      setItem: () => {
        throw new Error('QuotaExceededError')
      },
    }
    expect(() => durableText(full, 'outbox', keeper()).write('much')).toThrow('QuotaExceededError')
  })

  test('goes on without a keeper that fails or holds nonsense', async () => {
    const failure = () => Promise.reject(new Error('not here'))
    const text = await recalled(texts({ outbox: 'old' }), { read: failure, write: failure })
    await text.write('new')
    expect(text.read()).toBe('new')
    const odd = await recalled(texts({ outbox: 'old' }), { ...keeper(), read: async () => '{]' })
    expect(odd.read()).toBe('old')
  })
})
