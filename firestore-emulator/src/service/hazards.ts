import type { Commit, DocumentChange } from '../model/document.ts'
import { hasSingleFieldIndex, type Indexes } from '../model/index-definition.ts'
import { collectionIdOf, type DatabaseId, databaseName } from '../model/path.ts'
import type { Query } from '../model/query.ts'
import type { Value } from '../model/value.ts'
import { compareValues } from '../model/value-order.ts'

/** Cloud Firestore's rates, https://firebase.google.com/docs/firestore/best-practices: what is above them for a while is warned of. */
const documentWritesPerSecond = 1
const documentBurst = 30
const growingWritesPerSecond = 500
const growingBurst = 500

/** A listener without a limit that begins with more documents than this is warned of. */
const manyDocuments = 1000

/** Imports and clean-ups come in large commits, and aren't what production will see all day. */
const largestUsualCommit = 500

const silenceMs = 10 * 60_000
const silenceOfKindMs = 30_000
const mostWatched = 10_000

interface Growth {
  value: Value
  streak: number
}

/** Watches for what works here and hurts in production, and says so: each thing once in ten minutes, each kind of thing once in thirty seconds. */
export class Hazards {
  readonly #now: () => number
  readonly #warn: (message: string) => void
  readonly #documents = new Map<string, Bucket>()
  readonly #collections = new Map<string, { readonly bucket: Bucket; readonly fields: Map<string, Growth> }>()
  readonly #said = new Map<string, number>()

  /** `now` tells milliseconds. */
  constructor(now: () => number, warn: (message: string) => void) {
    this.#now = now
    this.#warn = warn
  }

  /** A commit was made; `settings` answers with the indexes in force. */
  committed(id: DatabaseId, { changes }: Commit, settings: () => Indexes): void {
    if (changes.length > largestUsualCommit) return
    const name = databaseName(id)
    for (const change of changes) {
      this.#watchDocument(name, change)
      this.#watchCollection(name, change, settings)
    }
  }

  /** A listener of a query has begun, with so many documents. */
  listening(id: DatabaseId, { collectionId = '*', limit }: Query, documents: number): void {
    if (limit !== undefined || documents <= manyDocuments) return
    this.#say(
      'listener',
      `${databaseName(id)} ${collectionId}`,
      `a listener on "${collectionId}" began with ${documents} documents and has no limit: in production each new one costs as many reads; give the query a limit, or narrow it.`,
    )
  }

  #watchDocument(database: string, { path }: DocumentChange): void {
    const key = `${database} ${path}`
    const bucket = this.#documents.get(key) ?? new Bucket(documentWritesPerSecond)
    this.#documents.set(key, bucket)
    if (this.#documents.size > mostWatched) this.#forgetQuiet()
    if (bucket.add(this.#now()) <= documentBurst) return
    this.#say(
      'document',
      key,
      `document ${path} keeps being written more than once a second: production slows such writes down and then refuses them; spread them over several documents.`,
    )
  }

  #watchCollection(database: string, change: DocumentChange, settings: () => Indexes): void {
    if (change.after === undefined) return
    const collectionId = collectionIdOf(change.path)
    const key = `${database} ${collectionId}`
    const watched = this.#collections.get(key) ?? { bucket: new Bucket(growingWritesPerSecond), fields: new Map() }
    this.#collections.set(key, watched)
    if (watched.bucket.add(this.#now()) <= growingBurst) {
      watched.fields.clear()
      return
    }
    for (const field of growing(watched.fields, change)) {
      const index = { collectionId, field: [field], mode: 'asc', scope: 'collection' } as const
      if (!hasSingleFieldIndex(settings(), index)) continue
      const exemption = JSON.stringify({ collectionGroup: collectionId, fieldPath: field, indexes: [] })
      this.#say(
        'field',
        `${key} ${field}`,
        `"${field}" of "${collectionId}" only grows, at more than ${growingWritesPerSecond} writes a second, which production can't spread over its index: if no query needs it, add this to "fieldOverrides" in firestore.indexes.json: ${exemption}.`,
      )
    }
  }

  #say(kind: string, what: string, sentence: string): void {
    const now = this.#now()
    const key = `${kind} ${what}`
    if (now < (this.#said.get(key) ?? 0) || now < (this.#said.get(kind) ?? 0)) return
    if (this.#said.size > mostWatched) this.#said.clear()
    this.#said.set(key, now + silenceMs)
    this.#said.set(kind, now + silenceOfKindMs)
    this.#warn(`In production this would hurt: ${sentence}`)
  }

  #forgetQuiet(): void {
    const now = this.#now()
    for (const [key, bucket] of this.#documents) if (bucket.isEmpty(now)) this.#documents.delete(key)
    if (this.#documents.size > mostWatched) this.#documents.clear()
  }
}

/** The fields whose values have gone nowhere but up over many writes. */
function* growing(fields: Map<string, Growth>, { before, after }: DocumentChange): Generator<string> {
  for (const [field, value] of after?.fields ?? []) {
    if (!orderedKinds.has(value.kind) || before?.fields.get(field) === value) continue
    const growth = fields.get(field)
    if (growth === undefined) {
      fields.set(field, { value, streak: 0 })
      continue
    }
    const order = compareValues(value, growth.value)
    if (order !== 0) growth.streak = order > 0 ? growth.streak + 1 : 0
    growth.value = value
    if (growth.streak > growingBurst) yield field
  }
}

const orderedKinds: ReadonlySet<Value['kind']> = new Set(['timestamp', 'integer', 'double'])

/** Fills by one with each event, and drains at the rate that is fine. */
class Bucket {
  readonly #perSecond: number
  #level = 0
  #at = 0

  constructor(perSecond: number) {
    this.#perSecond = perSecond
  }

  add(now: number): number {
    this.#level = this.#levelAt(now) + 1
    this.#at = now
    return this.#level
  }

  isEmpty(now: number): boolean {
    return this.#levelAt(now) < 1
  }

  #levelAt(now: number): number {
    return Math.max(0, this.#level - ((now - this.#at) / 1000) * this.#perSecond)
  }
}
