import { after, groupPrefix, metaKey, startKey } from '../encoding/keyspace.ts'
import { readPath } from '../encoding/path-key.ts'
import { type DefinedIndex, definedIndexes, type Indexes, indexId, noIndexes } from '../model/index-definition.ts'
import { collectionIdOf, type DocumentPath } from '../model/path.ts'
import type { Documents } from './documents.ts'
import type { Environment } from './environment.ts'
import { definedEntries, type KeptIndex } from './index-entries.ts'

/** Which defined indexes one database keeps up, remembered on the disk under numbers that its entries carry. */
export class KeptIndexes {
  readonly #environment: Environment
  readonly #database: number
  #kept: readonly KeptIndex[]
  #settings: Indexes = noIndexes
  readonly #byCollection = new Map<string, readonly KeptIndex[]>()

  constructor(environment: Environment, database: number) {
    this.#environment = environment
    this.#database = database
    const stored = environment.get(this.#key())
    this.#kept = stored === undefined ? [] : (JSON.parse(stored.toString('utf8')) as readonly KeptIndex[])
  }

  get settings(): Indexes {
    return this.#settings
  }

  get definitions(): readonly DefinedIndex[] {
    return this.#kept.map(({ definition }) => definition)
  }

  find(definition: DefinedIndex): KeptIndex | undefined {
    const id = indexId(definition)
    return this.#kept.find((kept) => indexId(kept.definition) === id)
  }

  /** The indexes that a document takes part in. */
  ofDocument(path: DocumentPath): readonly KeptIndex[] {
    if (this.#kept.length === 0) return this.#kept
    const id = collectionIdOf(path)
    const known = this.#byCollection.get(id)
    if (known !== undefined) return known
    const found = this.#kept.filter(({ definition }) => definition.collectionId === id)
    this.#byCollection.set(id, found)
    return found
  }

  /** Builds what is new from the documents and clears away what isn't wanted any more. */
  become(settings: Indexes, documents: Documents): void {
    this.#settings = settings
    const wanted = new Map(definedIndexes(settings).map((definition) => [indexId(definition), definition]))
    const stay = this.#kept.filter(({ definition }) => wanted.delete(indexId(definition)))
    const gone = this.#kept.filter((kept) => !stay.includes(kept))
    if (wanted.size === 0 && gone.length === 0) return
    let number = Math.max(0, ...this.#kept.map((kept) => kept.number))
    const fresh = [...wanted.values()].map((definition): KeptIndex => ({ number: ++number, definition }))
    const kept = [...stay, ...fresh]
    this.#environment.write(() => {
      for (const index of gone) this.#clear(index)
      for (const index of fresh) this.#build(index, documents)
      this.#environment.put(this.#key(), Buffer.from(JSON.stringify(kept)))
    })
    this.#kept = kept
    this.#byCollection.clear()
  }

  #build(index: KeptIndex, documents: Documents): void {
    const prefix = groupPrefix(this.#database, index.definition.collectionId)
    const paths: DocumentPath[] = []
    for (const { key, value } of this.#environment.range({ start: prefix, end: after(prefix) })) {
      paths.push(value.length > 0 ? value.toString('utf8') : readPath(key, prefix.length).path)
    }
    for (const path of paths) {
      const document = documents.get(path)
      if (document === undefined) continue
      for (const { key, value } of definedEntries(this.#database, index, document)) this.#environment.put(key, value)
    }
  }

  #clear({ number }: KeptIndex): void {
    const writer = startKey('defined', this.#database)
    writer.uint32(number)
    const prefix = writer.take()
    const keys = [...this.#environment.range({ start: prefix, end: after(prefix) })].map(({ key }) => key)
    for (const key of keys) this.#environment.remove(key)
  }

  #key(): Buffer {
    return metaKey(`indexes ${this.#database}`)
  }
}
