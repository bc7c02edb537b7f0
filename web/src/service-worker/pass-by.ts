import type { InstallEvent, StaticRoute } from './worker-scope.ts'

const anywhere = { protocol: '*', hostname: '*', port: '*' }

/** What is sent, and Firestore's own streams: the worker would only hand these on. */
const passing: readonly StaticRoute[] = [
  { condition: { requestMethod: 'POST' }, source: 'network' },
  { condition: { urlPattern: { ...anywhere, pathname: '/google.firestore.v1.Firestore/*' } }, source: 'network' },
]

/**
 * Lets requests that are none of the worker's go straight to the network, where the browser can: a tap need not wait until
 * a sleeping worker, on a slow phone, has woken up to say that it does not mind. Elsewhere they are handed on as ever.
 */
export function passBy(event: InstallEvent): void {
  if (event.addRoutes) event.waitUntil(event.addRoutes(passing))
}
