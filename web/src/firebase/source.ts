import type { OrderByDirection, WhereFilterOp } from 'firebase/firestore'

interface Followed<Value> {
  /** Never set: it only ties a source to the type of what it yields. */
  readonly yields?: Value
  /** Whether anyone may read it; all else is asked for only once it is known who is signed in. */
  readonly anyone?: boolean
  /** Whether this device keeps what it saw of it, so that its page is there at once the next time. Nothing that is secret. */
  readonly kept?: boolean
  /** What the domain calls the document's id; `id` unless said otherwise. */
  readonly idAs?: string
}

/** One document to follow. */
export interface DocumentSource<T> extends Followed<T> {
  readonly document: string
}

/** A query to follow. */
export interface QuerySource<T> extends Followed<readonly T[]> {
  readonly collection: string
  readonly where?: readonly (readonly [field: string, op: WhereFilterOp, value: unknown])[]
  readonly orderBy?: readonly (readonly [field: string, direction: OrderByDirection])[]
  readonly limit?: number
}

/** What makes two sources the same. They are plain data: it can be parsed back into an equal source. */
export function sourceKey(source: DocumentSource<unknown> | QuerySource<unknown>): string {
  return JSON.stringify(source)
}
