import { useSyncExternalStore } from 'react'
import { steady } from './steady.ts'

const network = steady({ subscribe, current: () => navigator.onLine })

/** Whether the device believes it has a network. */
export function useOnline(): boolean {
  return useSyncExternalStore(network.subscribe, network.current)
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}
