import { clientsClaim } from 'workbox-core'
import type { WorkboxPlugin } from 'workbox-core/types'
import { ExpirationPlugin } from 'workbox-expiration'
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { StaleWhileRevalidate } from 'workbox-strategies'
import { openFromNotification } from './open-from-notification.ts'
import { passBy } from './pass-by.ts'
import { tellPushed } from './tell-pushed.ts'
import type { WorkerScope } from './worker-scope.ts'

/* What stays of the app on a device: it opens without signal, and tells what is pushed while no page is open. */

declare const self: WorkerScope & { readonly __WB_MANIFEST: PrecacheEntry[] }

clientsClaim()
cleanupOutdatedCaches()
precacheAndRoute(self.__WB_MANIFEST)
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/__\//, /^\/api\//] }))
registerRoute(
  ({ sameOrigin, url, request }) =>
    sameOrigin && request.destination === 'image' && url.pathname.startsWith('/products/'),
  new StaleWhileRevalidate({
    cacheName: 'product-pictures',
    // Its types are from before a property could be optional without being undefined.
    plugins: [new ExpirationPlugin({ maxEntries: 300 }) as WorkboxPlugin],
  }),
)

self.addEventListener('install', passBy)
self.addEventListener('message', ({ data }) => {
  // The update prompt says so, once its reader agrees to the new version.
  if (data?.type === 'SKIP_WAITING') void self.skipWaiting()
})
self.addEventListener('push', (event) => event.waitUntil(tellPushed(self, event)))
self.addEventListener('notificationclick', (event) => event.waitUntil(openFromNotification(self, event)))
