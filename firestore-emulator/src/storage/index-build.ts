import { after, groupPrefix, isCut } from '../encoding/keyspace.ts'
import { readPath } from '../encoding/path-key.ts'
import type { DocumentPath } from '../model/path.ts'
import type { Documents } from './documents.ts'
import type { Environment } from './environment.ts'
import { definedEntries, type KeptIndex } from './index-entries.ts'

interface Building {
  readonly database: number
  readonly documents: Documents
  /** All of one collection id. */
  readonly indexes: readonly KeptIndex[]
}

/** Makes the entries of new indexes from the documents of their collection group, in the order of their names, in as many slices as it takes. */
export class IndexBuild {
  readonly #environment: Environment
  readonly #what: Building
  #cursor: Buffer | undefined

  constructor(environment: Environment, what: Building, cursor?: Buffer) {
    this.#environment = environment
    this.#what = what
    this.#cursor = cursor
  }

  builds({ number }: KeptIndex): boolean {
    return this.#what.indexes.some((index) => index.number === number)
  }

  /** The same for those that are still wanted, if there are any. */
  without(unwanted: readonly number[]): IndexBuild | undefined {
    const indexes = this.#what.indexes.filter(({ number }) => !unwanted.includes(number))
    return indexes.length === 0
      ? undefined
      : new IndexBuild(this.#environment, { ...this.#what, indexes }, this.#cursor)
  }

  /** Writes the entries of the next documents, one at least; must run inside a write. Answers where the next slice goes on. */
  slice(mayGoOn: (done: number) => boolean): { readonly done: number; readonly cursor: Buffer | 'end' } {
    const listed = this.#listed()
    let done = 0
    for (const { key, path } of listed) {
      this.#build(path)
      done++
      if (!mayGoOn(done)) return { done, cursor: key }
    }
    const last = listed.at(-1)
    return { done, cursor: last === undefined || listed.length < listedAtOnce ? 'end' : last.key }
  }

  /** Once a slice is durable. */
  goOnFrom(cursor: Buffer): void {
    this.#cursor = cursor
  }

  #build(path: DocumentPath): void {
    const { database, documents, indexes } = this.#what
    const document = documents.get(path)
    if (document === undefined) return
    for (const index of indexes) {
      for (const { key, value } of definedEntries(database, index, document)) this.#environment.put(key, value)
    }
  }

  /** The next names: read before anything is written, as a range is to be read in one go. */
  #listed(): readonly { readonly key: Buffer; readonly path: DocumentPath }[] {
    const { database, indexes } = this.#what
    const prefix = groupPrefix(database, indexes[0]?.definition.collectionId ?? '')
    const start = this.#cursor === undefined ? prefix : successor(this.#cursor)
    const listed: { key: Buffer; path: DocumentPath }[] = []
    for (const { key, value } of this.#environment.range({ start, end: after(prefix) })) {
      const path = value.length > 0 ? value.toString('utf8') : readPath(key, prefix.length).path
      listed.push({ key: Buffer.from(key), path })
      if (listed.length === listedAtOnce) break
    }
    return listed
  }
}

const listedAtOnce = 500

/** The first key that may come behind one. */
const successor = (key: Buffer): Buffer => (isCut(key) ? after(key) : Buffer.concat([key, Buffer.alloc(1)]))
