import { type DocumentSource, type QuerySource, sourceKey } from './source.ts'

/** What is known of something followed: always one of four, and a screen draws each. */
export type Live<Value> =
  | { readonly state: 'loading' }
  /** There is nothing; `fromCache` says that only this device was asked, for want of a network. */
  | { readonly state: 'empty'; readonly fromCache: boolean }
  | { readonly state: 'failed'; readonly denied: boolean; readonly retry: () => void }
  | { readonly state: 'ready'; readonly value: Value; readonly fromCache: boolean; readonly hasPendingWrites: boolean }

/** Anything that can be followed. */
export type AnySource = DocumentSource<unknown> | QuerySource<unknown>

/** What a live store stands on. */
export interface LiveBackend {
  /** Begins to listen, and returns how to stop. `fail` ends the listening. */
  listen(source: AnySource, next: (live: Live<unknown>) => void, fail: (failure: unknown) => void): () => void
  /** Settles once what is not for anyone may be asked for. */
  permitted(): Promise<void>
  /** Whether `failure` means that this reader may not see it. */
  isDenial(failure: unknown): boolean
}

/** Shares one subscription among all who follow equal sources. */
export interface LiveStore {
  /** Follows `source` for `listener`; returns how to stop. */
  follow(source: AnySource, listener: () => void): () => void
  /** What is known of the source with `key` now; the same object until something changes. */
  latest(key: string): Live<unknown>
  /** Another reader: forgets all that is not for anyone, and asks anew for what is on screen. */
  changeReader(): void
}

/** What every source starts as. */
export const loading: Live<never> = { state: 'loading' }

interface Subscription {
  readonly source: AnySource
  readonly listeners: Set<() => void>
  current: Live<unknown>
  stop: () => void
  forgetting: ReturnType<typeof setTimeout> | undefined
}

/** How long something stays followed after the last screen has turned away: coming back is instant, and costs no new reads. */
const lingerMs = 60_000

/** A live store over `backend`. */
export function createLiveStore(backend: LiveBackend): LiveStore {
  const subscriptions = new Map<string, Subscription>()

  const tell = (subscription: Subscription, live: Live<unknown>) => {
    subscription.current = live
    for (const listener of subscription.listeners) listener()
  }

  const open = (subscription: Subscription) => {
    let stopped = false
    let unsubscribe = () => {}
    subscription.stop = () => {
      stopped = true
      unsubscribe()
    }
    const fail = (failure: unknown) => {
      if (stopped) return
      console.warn('lost sight of', subscription.source, failure)
      const retry = () => reopen(subscription)
      tell(subscription, { state: 'failed', denied: backend.isDenial(failure), retry })
    }
    const listen = () => {
      if (!stopped) unsubscribe = backend.listen(subscription.source, (live) => tell(subscription, live), fail)
    }
    if (subscription.source.anyone) listen()
    else backend.permitted().then(listen).catch(fail)
  }

  const reopen = (subscription: Subscription) => {
    subscription.stop()
    tell(subscription, loading)
    open(subscription)
  }

  const begin = (key: string, source: AnySource): Subscription => {
    const made = { source, listeners: new Set<() => void>(), current: loading, stop: () => {}, forgetting: undefined }
    subscriptions.set(key, made)
    open(made)
    return made
  }

  const end = (key: string, subscription: Subscription) => {
    clearTimeout(subscription.forgetting)
    subscription.stop()
    subscriptions.delete(key)
  }

  return {
    follow(source, listener) {
      const key = sourceKey(source)
      const known = subscriptions.get(key)
      // Who comes back to what had failed meets another day, and perhaps another answer.
      if (known?.current.state === 'failed' && known.listeners.size === 0) end(key, known)
      const subscription = subscriptions.get(key) ?? begin(key, source)
      clearTimeout(subscription.forgetting)
      subscription.listeners.add(listener)
      return () => {
        subscription.listeners.delete(listener)
        if (subscription.listeners.size > 0) return
        clearTimeout(subscription.forgetting)
        subscription.forgetting = setTimeout(() => end(key, subscription), lingerMs)
      }
    },
    latest: (key) => subscriptions.get(key)?.current ?? loading,
    changeReader() {
      for (const [key, subscription] of subscriptions) {
        if (subscription.source.anyone) continue
        if (subscription.listeners.size === 0) end(key, subscription)
        else reopen(subscription)
      }
    },
  }
}
