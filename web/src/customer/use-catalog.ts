import type { Product } from '@blinkcart/domain/product/product'
import { useSyncExternalStore } from 'react'
import type { Live } from '../firebase/live-store.ts'
import { shopWindow } from './shop-window-of-device.ts'

/** What is on sale: at once as far as it is known, live from the first touch on. */
export function useCatalog(): Live<readonly Product[]> {
  return useSyncExternalStore(shopWindow.follow, shopWindow.latest)
}
