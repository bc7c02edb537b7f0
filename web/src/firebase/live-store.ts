import type { Kept, Seen } from './kept.ts'
import { type DocumentSource, type QuerySource, sourceKey } from './source.ts'

/** What is known of something followed: always one of four, and a screen draws each. */
export type Live<Value> =
  | { readonly state: 'loading' }
  /** There is nothing; `fromCache` says that only this device was asked, for want of a network. */
  | { readonly state: 'empty'; readonly fromCache: boolean }
  | { readonly state: 'failed'; readonly denied: boolean; readonly retry: () => void }
  | {
      readonly state: 'ready'
      readonly value: Value
      readonly fromCache: boolean
      readonly hasPendingWrites: boolean
      /** When this device saw it so, where that is all there is to go by until the server has answered. */
      readonly seenAt?: number
    }

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
  /** What was seen the last time, of sources that are `kept`: they start with it. */
  readonly kept: Kept
}

/** Shares one subscription among all who follow equal sources. */
export interface LiveStore {
  /** Follows `source` for `listener`; returns how to stop. */
  follow(source: AnySource, listener: () => void): () => void
  /** What is known of the source with `key` now; the same object until something changes. */
  latest(key: string): Live<unknown>
  /** Another reader: forgets all that is not for anyone, and asks anew for what is on screen. */
  changeReader(): void
  /** Notes once more what is followed and known to be true now, as before the page is put away. */
  noteAll(): void
  /** Since when something on screen has only been remembered; nothing once the server has confirmed all of it. */
  seenAt(): number | undefined
  /** Whether something on screen still waits for the server's first word. */
  isWaiting(): boolean
  /** Calls back whenever what is followed, or what is known of it, changes. */
  onAny(listener: () => void): () => void
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
  /** What was found among what is kept for sources that are drawn but not followed yet. */
  const starts = new Map<string, Live<unknown>>()
  const onlookers = new Set<() => void>()

  const tell = (subscription: Subscription, live: Live<unknown>) => {
    subscription.current = live
    for (const listener of subscription.listeners) listener()
    tellOnlookers()
  }

  const tellOnlookers = () => {
    for (const listener of onlookers) listener()
  }

  const onScreen = () => [...subscriptions.values()].filter(({ listeners }) => listeners.size > 0)

  const start = (key: string): Live<unknown> => {
    const known = starts.get(key) ?? recalled(backend.kept.recall(key))
    starts.set(key, known)
    return known
  }

  const note = ({ source, current }: Subscription) => {
    if (!source.kept || current.state === 'loading' || current.state === 'failed' || current.fromCache) return
    if (current.state === 'empty') backend.kept.drop(sourceKey(source))
    else if (!current.hasPendingWrites) backend.kept.note(sourceKey(source), current.value)
  }

  const hear = (subscription: Subscription, live: Live<unknown>) => {
    const { current } = subscription
    const seenAt = current.state === 'ready' ? current.seenAt : undefined
    const confirmed = (live.state === 'ready' || live.state === 'empty') && !live.fromCache
    if (seenAt === undefined || confirmed) tell(subscription, live)
    // Until the server has answered, the database's copy on this device is no fresher than what is shown, but may be gone.
    else if (live.state === 'ready' && !isSame(live, current)) tell(subscription, { ...live, seenAt })
    note(subscription)
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
      const denied = backend.isDenial(failure)
      if (denied) backend.kept.drop(sourceKey(subscription.source))
      tell(subscription, { state: 'failed', denied, retry })
    }
    const listen = () => {
      if (!stopped) unsubscribe = backend.listen(subscription.source, (live) => hear(subscription, live), fail)
    }
    if (subscription.source.anyone) listen()
    else backend.permitted().then(listen).catch(fail)
  }

  const reopen = (subscription: Subscription) => {
    subscription.stop()
    tell(subscription, recalled(backend.kept.recall(sourceKey(subscription.source))))
    open(subscription)
  }

  const begin = (key: string, source: AnySource): Subscription => {
    const made = {
      source,
      listeners: new Set<() => void>(),
      current: start(key),
      stop: () => {},
      forgetting: undefined,
    }
    starts.delete(key)
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
      tellOnlookers()
      return () => {
        subscription.listeners.delete(listener)
        tellOnlookers()
        if (subscription.listeners.size > 0) return
        clearTimeout(subscription.forgetting)
        subscription.forgetting = setTimeout(() => end(key, subscription), lingerMs)
      }
    },
    latest: (key) => subscriptions.get(key)?.current ?? start(key),
    changeReader() {
      starts.clear()
      for (const [key, subscription] of subscriptions) {
        if (subscription.source.anyone) continue
        if (subscription.listeners.size === 0) end(key, subscription)
        else reopen(subscription)
      }
    },
    noteAll() {
      for (const subscription of subscriptions.values()) note(subscription)
    },
    seenAt() {
      const times = onScreen().flatMap(({ current }) => (current.state === 'ready' ? (current.seenAt ?? []) : []))
      return times.length === 0 ? undefined : Math.min(...times)
    },
    isWaiting: () =>
      onScreen().some(
        ({ current }) => current.state === 'loading' || (current.state !== 'failed' && current.fromCache),
      ),
    onAny(listener) {
      onlookers.add(listener)
      return () => onlookers.delete(listener)
    },
  }
}

/** Whether there is nothing new to draw: a page drawn twice for nothing keeps a slow phone busy. */
function isSame(live: Live<unknown>, shown: Live<unknown>): boolean {
  return JSON.stringify({ ...live, seenAt: 0 }) === JSON.stringify({ ...shown, seenAt: 0 })
}

function recalled(seen: Seen | undefined): Live<unknown> {
  if (seen === undefined) return loading
  return { state: 'ready', value: seen.value, fromCache: true, hasPendingWrites: false, seenAt: seen.at }
}
