import { useSyncExternalStore } from 'react'
import { lastPermission, onPermission, type Permission } from './permission.ts'

/** Whether the browser may notify, live. */
export function usePermission(): Permission {
  return useSyncExternalStore(onPermission, lastPermission)
}
