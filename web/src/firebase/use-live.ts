import { useCallback, useSyncExternalStore } from 'react'
import { liveStore } from './live.ts'
import { type AnySource, type Live, loading } from './live-store.ts'
import { type DocumentSource, type QuerySource, sourceKey } from './source.ts'

/**
 * Follows a document or a query for as long as the component is there: the one way in which a screen reads the database.
 * A source may be made anew on each render. Without one, it stays loading.
 */
export function useLive<T>(source: DocumentSource<T> | undefined): Live<T>
export function useLive<T>(source: QuerySource<T> | undefined): Live<readonly T[]>
export function useLive(source: AnySource | undefined): Live<unknown> {
  const key = source && sourceKey(source)
  const subscribe = useCallback(
    (listener: () => void) => (key === undefined ? () => {} : liveStore.follow(JSON.parse(key), listener)),
    [key],
  )
  return useSyncExternalStore(subscribe, () => (key === undefined ? loading : liveStore.latest(key)))
}
