/** Something as it was when this device saw it last. */
export interface Seen {
  readonly value: unknown
  readonly at: number
}

/**
 * What this device saw last, so that a page is there before the database is.
 *
 * - it is recalled for the reader who saw it and for nobody else, and is gone with the first word of another;
 * - it holds the newest of what was seen, and no more than fits: losing it costs a moment, nothing else.
 */
export interface Kept {
  recall(key: string): Seen | undefined
  note(key: string, value: unknown): void
  drop(key: string): void
  /** Drops all that somebody else saw. */
  forgetOthers(): void
}

/** What keeping stands on. */
interface World {
  readonly storage: Storage
  /** Who reads now; strangers are told nothing, and nothing is noted for them. */
  readonly reader: () => string | undefined
  readonly now: () => number
}

interface Entry extends Seen {
  readonly reader: string
}

const prefix = 'blinkcart.seen.'
/** The pages somebody goes back and forth between; each stands on two or three. */
const capacity = 24

/** Keeps what is seen in `storage`. */
export function createKept({ storage, reader, now }: World): Kept {
  const keys = () => Object.keys(storage).filter((key) => key.startsWith(prefix))

  const entry = (stored: string): Entry | undefined => {
    try {
      const parsed: unknown = JSON.parse(storage.getItem(stored) ?? 'null')
      return isEntry(parsed) ? parsed : undefined
    } catch {
      return undefined
    }
  }

  const makeRoom = () => {
    const oldestFirst = keys().toSorted((a, b) => (entry(a)?.at ?? 0) - (entry(b)?.at ?? 0))
    for (const key of oldestFirst.slice(0, Math.max(0, oldestFirst.length - capacity))) storage.removeItem(key)
  }

  return {
    recall(key) {
      const found = entry(prefix + key)
      return found?.reader === reader() ? found : undefined
    },
    note(key, value) {
      const seenBy = reader()
      if (seenBy === undefined) return
      const isNew = storage.getItem(prefix + key) === null
      try {
        storage.setItem(prefix + key, JSON.stringify({ reader: seenBy, at: now(), value } satisfies Entry))
      } catch (failure) {
        console.warn('no room for what was seen', failure)
        storage.removeItem(prefix + key)
      }
      if (isNew) makeRoom()
    },
    drop: (key) => storage.removeItem(prefix + key),
    forgetOthers() {
      for (const key of keys()) if (entry(key)?.reader !== reader()) storage.removeItem(key)
    },
  }
}

function isEntry(parsed: unknown): parsed is Entry {
  if (typeof parsed !== 'object' || parsed === null) return false
  const { reader, at, value } = parsed as Partial<Entry>
  return typeof reader === 'string' && typeof at === 'number' && value !== undefined
}
