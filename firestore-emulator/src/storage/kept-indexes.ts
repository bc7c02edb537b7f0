import { after, definedPrefix, metaKey } from '../encoding/keyspace.ts'
import { type DefinedIndex, definedIndexes, type Indexes, indexId, noIndexes } from '../model/index-definition.ts'
import { collectionIdOf, type DocumentPath } from '../model/path.ts'
import type { Documents } from './documents.ts'
import type { Environment } from './environment.ts'
import { IndexBuild } from './index-build.ts'
import type { KeptIndex } from './index-entries.ts'

/** An index as the disk remembers it: one that is neither being built nor cleared away is ready. */
interface Remembered extends KeptIndex {
  readonly state?: 'building' | 'clearing'
}

/**
 * Which defined indexes one database keeps up, remembered on the disk under numbers that its entries carry.
 *
 * A new one is kept up by every commit from the start, and built meanwhile from the documents there are, a slice at a time: a document's entries
 * are the same whoever writes them. So it doesn't matter which comes first, nor whether a build is done again after a crash. Nobody reads it before
 * all slices are done.
 */
export class KeptIndexes {
  readonly #environment: Environment
  readonly #database: number
  readonly #documents: Documents
  #all: readonly Remembered[]
  #settings: Indexes = noIndexes
  #builds: IndexBuild[]
  readonly #byCollection = new Map<string, readonly KeptIndex[]>()

  constructor(environment: Environment, database: number, documents: Documents) {
    this.#environment = environment
    this.#database = database
    this.#documents = documents
    const stored = environment.get(this.#key())
    this.#all = stored === undefined ? [] : (JSON.parse(stored.toString('utf8')) as readonly Remembered[])
    this.#builds = this.#buildsOf(this.#in('building'))
  }

  get settings(): Indexes {
    return this.#settings
  }

  /** Those that can be read. */
  get definitions(): readonly DefinedIndex[] {
    return this.#in(undefined).map(({ definition }) => definition)
  }

  /** Those that will be, once they are built. */
  get building(): readonly DefinedIndex[] {
    return this.#in('building').map(({ definition }) => definition)
  }

  /** The numbers of those whose entries are not, or no longer, what the documents make. */
  unfinished(state: 'building' | 'clearing'): readonly number[] {
    return this.#in(state).map(({ number }) => number)
  }

  find(definition: DefinedIndex): KeptIndex | undefined {
    const id = indexId(definition)
    return this.#in(undefined).find((kept) => indexId(kept.definition) === id)
  }

  /** The indexes that a document takes part in, those that are being built too. */
  ofDocument(path: DocumentPath): readonly KeptIndex[] {
    if (this.#all.length === 0) return this.#all
    const id = collectionIdOf(path)
    const known = this.#byCollection.get(id)
    if (known !== undefined) return known
    const found = this.#all.filter(({ definition, state }) => state !== 'clearing' && definition.collectionId === id)
    this.#byCollection.set(id, found)
    return found
  }

  /** Says which there are to be. What is new is to be built, and what isn't wanted any more cleared away, in slices. */
  become(settings: Indexes): void {
    this.#settings = settings
    const wanted = new Map(definedIndexes(settings).map((definition) => [indexId(definition), definition]))
    const kept = this.#all.map((index): Remembered => {
      const stays = index.state !== 'clearing' && wanted.delete(indexId(index.definition))
      return stays ? index : { ...index, state: 'clearing' }
    })
    let number = Math.max(0, ...this.#all.map((index) => index.number))
    const fresh = [...wanted.values()].map((definition): Remembered => {
      return { number: ++number, definition, state: 'building' }
    })
    if (fresh.length === 0 && kept.every(({ state }, i) => state === this.#all[i]?.state)) return
    this.#environment.write(() => this.#remember([...kept, ...fresh]))
    this.#adopt([...kept, ...fresh])
    this.#builds = [
      ...this.#builds.flatMap((build) => build.without(this.unfinished('clearing')) ?? []),
      ...this.#buildsOf(fresh),
    ]
  }

  /** Whether there is anything to build or to clear away. */
  get isUnfinished(): boolean {
    return this.#all.some(({ state }) => state !== undefined)
  }

  /**
   * Does a part of what is unfinished; must run inside a write. Answers how many documents or entries that took, and what to call once it is
   * durable: before, nothing has happened.
   */
  step(mayGoOn: (done: number) => boolean): { readonly done: number; readonly kept: () => void } {
    const [build] = this.#builds
    if (build !== undefined) return this.#buildSlice(build, mayGoOn)
    const gone = this.#in('clearing')[0]
    return gone === undefined ? { done: 0, kept: () => {} } : this.#clearSlice(gone)
  }

  #buildSlice(build: IndexBuild, mayGoOn: (done: number) => boolean): { done: number; kept: () => void } {
    const { done, cursor } = build.slice(mayGoOn)
    if (cursor !== 'end') return { done, kept: () => build.goOnFrom(cursor) }
    const all = this.#all.map((index) => (build.builds(index) ? ready(index) : index))
    this.#remember(all)
    return {
      done,
      kept: () => {
        this.#builds = this.#builds.filter((other) => other !== build)
        this.#adopt(all)
      },
    }
  }

  #clearSlice(gone: Remembered): { done: number; kept: () => void } {
    const prefix = definedPrefix(this.#database, gone)
    const keys: Buffer[] = []
    for (const { key } of this.#environment.range({ start: prefix, end: after(prefix) })) {
      keys.push(Buffer.from(key))
      if (keys.length === clearedAtOnce) break
    }
    for (const key of keys) this.#environment.remove(key)
    if (keys.length === clearedAtOnce) return { done: keys.length, kept: () => {} }
    const all = this.#all.filter((index) => index !== gone)
    this.#remember(all)
    return { done: keys.length, kept: () => this.#adopt(all) }
  }

  #buildsOf(fresh: readonly KeptIndex[]): IndexBuild[] {
    const collections = new Set(fresh.map(({ definition }) => definition.collectionId))
    return [...collections].map((collectionId) => {
      const indexes = fresh.filter(({ definition }) => definition.collectionId === collectionId)
      return new IndexBuild(this.#environment, { database: this.#database, documents: this.#documents, indexes })
    })
  }

  #in(state: Remembered['state']): readonly Remembered[] {
    return this.#all.filter((index) => index.state === state)
  }

  #remember(all: readonly Remembered[]): void {
    this.#environment.put(this.#key(), Buffer.from(JSON.stringify(all)))
  }

  #adopt(all: readonly Remembered[]): void {
    this.#all = all
    this.#byCollection.clear()
  }

  #key(): Buffer {
    return metaKey(`indexes ${this.#database}`)
  }
}

const ready = ({ number, definition }: Remembered): Remembered => ({ number, definition })

const clearedAtOnce = 1000
