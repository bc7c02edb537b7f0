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
import { readDocument } from './read.ts'
import { currentSession, onSession, sessionConfirmed } from './session.ts'
import { type DocumentSource, type QuerySource, sourceKey } from './source.ts'

/** What is known of something followed: always one of four, and a screen draws each. */
export type Live<Value> =
  | { readonly state: 'loading' }
  /** There is nothing; `fromCache` says that only this device was asked, for want of a network. */
  | { readonly state: 'empty'; readonly fromCache: boolean }
  | { readonly state: 'failed'; readonly denied: boolean; readonly retry: () => void }
  | { readonly state: 'ready'; readonly value: Value; readonly fromCache: boolean; readonly hasPendingWrites: boolean }

type AnySource = DocumentSource<unknown> | QuerySource<unknown>

interface Subscription {
  readonly source: AnySource
  readonly listeners: Set<() => void>
  current: Live<unknown>
  stop: () => void
  forgetting: ReturnType<typeof setTimeout> | undefined
}

/** How long something stays followed after the last screen has turned away: coming back is instant, and costs no new reads. */
const lingerMs = 60_000

/** What every source starts as. */
export const loading: Live<never> = { state: 'loading' }

const subscriptions = new Map<string, Subscription>()

/** Follows `source` for `listener`, sharing one subscription with all who follow the same; returns how to stop. */
export function follow(source: AnySource, listener: () => void): () => void {
  const key = sourceKey(source)
  const subscription = subscriptions.get(key) ?? begin(key, source)
  clearTimeout(subscription.forgetting)
  subscription.listeners.add(listener)
  return () => {
    subscription.listeners.delete(listener)
    if (subscription.listeners.size > 0) return
    subscription.forgetting = setTimeout(() => end(key, subscription), lingerMs)
  }
}

/** What is known of the source with `key` now; the same object until something changes. */
export function latest(key: string): Live<unknown> {
  return subscriptions.get(key)?.current ?? loading
}

let owner = ownerNow()
onSession(() => {
  if (ownerNow() === owner) return
  owner = ownerNow()
  for (const [key, subscription] of subscriptions) if (!subscription.source.anyone) restart(key, subscription)
})

function ownerNow(): string | undefined {
  const session = currentSession()
  return session.state === 'signed-in' ? `${session.uid} ${session.role}` : undefined
}

function begin(key: string, source: AnySource): Subscription {
  const subscription: Subscription = {
    source,
    listeners: new Set(),
    current: loading,
    stop: () => undefined,
    forgetting: undefined,
  }
  subscriptions.set(key, subscription)
  open(subscription)
  return subscription
}

function restart(key: string, subscription: Subscription): void {
  if (subscription.listeners.size === 0) {
    end(key, subscription)
    return
  }
  subscription.stop()
  tell(subscription, loading)
  open(subscription)
}

function end(key: string, subscription: Subscription): void {
  clearTimeout(subscription.forgetting)
  subscription.stop()
  if (subscriptions.get(key) === subscription) subscriptions.delete(key)
}

function open(subscription: Subscription): void {
  let stopped = false
  let unsubscribe = () => {}
  subscription.stop = () => {
    stopped = true
    unsubscribe()
  }
  const fail = (failure: unknown) => {
    if (stopped) return
    console.warn('lost sight of', subscription.source, failure)
    const denied = failure instanceof FirebaseError && failure.code === 'permission-denied'
    const retry = () => {
      subscription.stop()
      tell(subscription, loading)
      open(subscription)
    }
    tell(subscription, { state: 'failed', denied, retry })
  }
  const permitted = subscription.source.anyone ? Promise.resolve() : sessionConfirmed()
  permitted
    .then(() => {
      if (!stopped) unsubscribe = listen(subscription.source, (live) => tell(subscription, live), fail)
    })
    .catch(fail)
}

function listen(source: AnySource, next: (live: Live<unknown>) => void, fail: (failure: unknown) => void): () => void {
  const options = { includeMetadataChanges: true }
  if ('document' in source)
    return onSnapshot(doc(database(), source.document), options, (snapshot) => next(liveDocument(snapshot)), fail)
  return onSnapshot(queryOf(source), options, (snapshot) => next(liveQuery(snapshot)), fail)
}

function queryOf(source: QuerySource<unknown>): Query {
  return query(
    collection(database(), source.collection),
    ...(source.where ?? []).map(([field, op, value]) => where(field, op, value)),
    ...(source.orderBy ?? []).map(([field, direction]) => orderBy(field, direction)),
    ...(source.limit === undefined ? [] : [limit(source.limit)]),
  )
}

function liveDocument(snapshot: DocumentSnapshot): Live<unknown> {
  if (!snapshot.exists()) return { state: 'empty', fromCache: snapshot.metadata.fromCache }
  return { state: 'ready', value: readDocument(snapshot), ...known(snapshot) }
}

function liveQuery(snapshot: QuerySnapshot): Live<unknown> {
  if (snapshot.empty) return { state: 'empty', fromCache: snapshot.metadata.fromCache }
  return { state: 'ready', value: snapshot.docs.map((document) => readDocument(document)), ...known(snapshot) }
}

function known({ metadata }: DocumentSnapshot | QuerySnapshot): { fromCache: boolean; hasPendingWrites: boolean } {
  return { fromCache: metadata.fromCache, hasPendingWrites: metadata.hasPendingWrites }
}

function tell(subscription: Subscription, live: Live<unknown>): void {
  subscription.current = live
  for (const listener of subscription.listeners) listener()
}
