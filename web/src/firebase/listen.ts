/* Everything that follows the database, with its SDK. Loaded once there is something to follow and the page stands. */
import {
  collection,
  type DocumentSnapshot,
  doc,
  getDocs,
  getDocsFromCache,
  limit,
  onSnapshot,
  orderBy,
  type Query,
  type QuerySnapshot,
  query,
  startAfter,
  Timestamp,
  where,
} from 'firebase/firestore'
import { database } from './database.ts'
import type { AnySource, Live, LiveBackend } from './live-store.ts'
import { readDocument } from './read.ts'
import type { QuerySource } from './source.ts'

/** Follows `source`; only after `clientReady`. */
export const listen: LiveBackend['listen'] = (source, next, fail) => {
  const options = { includeMetadataChanges: true }
  if ('document' in source)
    return onSnapshot(
      doc(database(), source.document),
      options,
      (snapshot) => next(liveDocument(snapshot, source)),
      fail,
    )
  return onSnapshot(queryOf(source), options, (snapshot) => next(liveQuery(snapshot, source)), fail)
}

/** What comes after the moment `afterMs` in a query ordered by a time, once; without signal what this device remembers of it. */
export async function fetchAfter<T>(source: QuerySource<T>, afterMs: number): Promise<readonly T[]> {
  const page = query(queryOf(source), startAfter(Timestamp.fromMillis(afterMs)))
  const { docs } = await (navigator.onLine ? getDocs(page) : getDocsFromCache(page))
  return docs.map((document) => readDocument<T>(document, source.idAs))
}

function queryOf(source: QuerySource<unknown>): Query {
  return query(
    collection(database(), source.collection),
    ...(source.where ?? []).map(([field, op, value]) => where(field, op, value)),
    ...(source.orderBy ?? []).map(([field, direction]) => orderBy(field, direction)),
    ...(source.limit === undefined ? [] : [limit(source.limit)]),
  )
}

function liveDocument(snapshot: DocumentSnapshot, { idAs }: AnySource): Live<unknown> {
  if (!snapshot.exists()) return { state: 'empty', fromCache: snapshot.metadata.fromCache }
  return { state: 'ready', value: readDocument(snapshot, idAs), ...known(snapshot) }
}

function liveQuery(snapshot: QuerySnapshot, { idAs }: AnySource): Live<unknown> {
  if (snapshot.empty) return { state: 'empty', fromCache: snapshot.metadata.fromCache }
  return { state: 'ready', value: snapshot.docs.map((document) => readDocument(document, idAs)), ...known(snapshot) }
}

function known({ metadata }: DocumentSnapshot | QuerySnapshot): { fromCache: boolean; hasPendingWrites: boolean } {
  return { fromCache: metadata.fromCache, hasPendingWrites: metadata.hasPendingWrites }
}
