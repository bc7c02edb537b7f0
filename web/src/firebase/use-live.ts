import { startTransition, useEffect, useState } from 'react'
import { pressOfDevice } from '../app/press-of-device.ts'
import { liveStore } from './live.ts'
import { type AnySource, type Live, loading } from './live-store.ts'
import { type DocumentSource, type QuerySource, sourceKey } from './source.ts'

/**
 * Follows a document or a query for as long as the component is there: the one way in which a screen reads the database.
 * A source may be made anew on each render. Without one, it stays loading.
 *
 * What is heard is drawn in turns, and all that was heard at once comes on screen at once: a finger on the page never
 * waits until all of it is drawn, and nothing moves away under it.
 */
export function useLive<T>(source: DocumentSource<T> | undefined): Live<T>
export function useLive<T>(source: QuerySource<T> | undefined): Live<readonly T[]>
export function useLive(source: AnySource | undefined): Live<unknown> {
  const key = source && sourceKey(source)
  const [shown, show] = useState(() => lookUp(key))
  useEffect(() => {
    if (key === undefined) return
    const draw = () => startTransition(() => show((before) => (isUpToDate(before, key) ? before : lookUp(key))))
    const look = () => pressOfDevice.after(draw)
    const leave = liveStore.follow(JSON.parse(key), look)
    // It may have changed since it was drawn.
    look()
    return leave
  }, [key])
  // Of another source than before, what is known already is drawn at once.
  return shown.key === key ? shown.live : lookUp(key).live
}

interface Shown {
  readonly key: string | undefined
  readonly live: Live<unknown>
}

function lookUp(key: string | undefined): Shown {
  return { key, live: key === undefined ? loading : liveStore.latest(key) }
}

function isUpToDate(shown: Shown, key: string): boolean {
  return shown.key === key && shown.live === liveStore.latest(key)
}
