import { pressOfDevice } from './press-of-device.ts'

/** Something that changes, as React's `useSyncExternalStore` takes it. */
interface Store<T> {
  subscribe(listener: () => void): () => void
  current(): T
}

/** `store` as a screen should follow it: while something is being pressed it stands still, and catches up afterwards. */
export function steady<T>(store: Store<T>): Store<T> {
  let shown: { readonly value: T } | undefined
  const current = () => {
    if (shown === undefined || !pressOfDevice.isOn()) shown = { value: store.current() }
    return shown.value
  }
  return {
    subscribe(listener) {
      current()
      return store.subscribe(() => pressOfDevice.after(listener))
    },
    current,
  }
}
