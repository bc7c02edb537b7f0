/** Where a text outlives even the death of the browser: slow to answer, and nothing else can be asked of it. */
export interface Keeper {
  read(): Promise<string | undefined>
  /** Writes; what was written last counts. Settles once it is out of the browser's hands. */
  write(text: string): Promise<void>
}

/** As much of a browser's storage as is needed to keep one text. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem'>

/**
 * A text that outlives even the death of the browser.
 *
 * localStorage answers at once and is shared by all tabs, but browsers write it down seconds later: what was stored just
 * before the phone ends the browser is gone. So each text goes to a keeper too, numbered, and whichever is newer counts.
 */
export interface DurableText {
  /** What is stored, as far as that is known at once. */
  read(): string | null
  /** Settles once it is known whether the keeper had a newer one, which `read` gives from then on. Never rejects. */
  readonly recalled: Promise<'newer' | 'nothing newer'>
  /**
   * Stores at once, and throws where there is no room; settles once it is kept, or can't be: without a keeper there is
   * still the storage. Never rejects.
   */
  write(text: string): Promise<void>
}

/** The text under `key` in `storage`, kept by `keeper` as well. */
export function durableText(storage: TextStorage, key: string, keeper: Keeper): DurableText {
  const numberKey = `${key}.number`
  const number = () => Number(storage.getItem(numberKey) ?? 0)
  const store = (next: Numbered) => {
    storage.setItem(key, next.text)
    storage.setItem(numberKey, String(next.number))
  }
  const recall = async () => {
    const kept = numbered(await keeper.read().catch(() => undefined))
    if (kept === undefined || kept.number <= number()) return 'nothing newer'
    store(kept)
    return 'newer'
  }
  const recalled = recall()
  const keep = async () => {
    // Before that, what is stored is not known to be the newest.
    await recalled
    const newest: Numbered = { number: number(), text: storage.getItem(key) ?? '' }
    await keeper.write(JSON.stringify(newest)).catch(() => undefined)
  }
  return {
    read: () => storage.getItem(key),
    recalled,
    write(text) {
      store({ number: number() + 1, text })
      return keep()
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
