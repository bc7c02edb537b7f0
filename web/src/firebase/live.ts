import { FirebaseError } from 'firebase/app'
import {
  collection,
  type DocumentSnapshot,
  doc,
  limit,
  onSnapshot,
  orderBy,
  type Query,
  type QuerySnapshot,
  query,
  where,
} from 'firebase/firestore'
import { database } from './database.ts'
import { type AnySource, createLiveStore, type Live, type LiveBackend } from './live-store.ts'
import { readDocument } from './read.ts'
import { currentSession, onSession, sessionConfirmed } from './session.ts'
import type { QuerySource } from './source.ts'

const listen: LiveBackend['listen'] = (source, next, fail) => {
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

/** All that the app follows in the database. */
export const liveStore = createLiveStore({
  listen,
  permitted: sessionConfirmed,
  isDenial: (failure) => failure instanceof FirebaseError && failure.code === 'permission-denied',
})

let reader = readerNow()
onSession(() => {
  if (readerNow() === reader) return
  reader = readerNow()
  liveStore.changeReader()
})

function readerNow(): string | undefined {
  const session = currentSession()
  return session.state === 'signed-in' ? `${session.uid} ${session.role}` : undefined
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
