/** Where a text outlives even the death of the browser: slow to answer, and nothing else can be asked of it. */
export interface Keeper {
  read(): Promise<string | undefined>
  /** Begins to write; what was written last counts. */
  write(text: string): void
}

/** As much of a browser's storage as is needed to keep one text. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem'>

/**
 * `storage`, whose text under `key` outlives even the death of the browser.
 *
 * localStorage answers at once and is shared by all tabs, but browsers write it down seconds later: what was stored just
 * before the phone ends the browser is gone. So each text goes to `keeper` too, numbered, and the app starts from
 * whichever is newer. Settles once that is known; rejects never, for without a keeper there is still the storage.
 */
export async function durableStorage(storage: TextStorage, key: string, keeper: Keeper): Promise<TextStorage> {
  const kept = numbered(await keeper.read().catch(() => undefined))
  const numberKey = `${key}.number`
  const number = () => Number(storage.getItem(numberKey) ?? 0)
  const store = (next: Numbered) => {
    storage.setItem(key, next.text)
    storage.setItem(numberKey, String(next.number))
  }
  if (kept !== undefined && kept.number > number()) store(kept)
  return {
    getItem: (asked) => storage.getItem(asked),
    setItem(asked, text) {
      if (asked !== key) return storage.setItem(asked, text)
      const next = { number: number() + 1, text }
      store(next)
      keeper.write(JSON.stringify(next))
    },
  }
}

/** A text and how many were stored before it, on this device. */
interface Numbered {
  readonly number: number
  readonly text: string
}

function numbered(stored: string | undefined): Numbered | undefined {
  try {
    const { number, text } = JSON.parse(stored ?? '{}') as Partial<Record<keyof Numbered, unknown>>
    return typeof number === 'number' && typeof text === 'string' ? { number, text } : undefined
  } catch {
    return undefined
  }
}
