import { paths } from '@blinkcart/domain/paths'
import { loadDatabase } from '../firebase/load.ts'
import { isBatteryLow } from './battery.ts'
import { LocationSharing } from './location-sharing.ts'

/** The sharing of this device's position, one for all its pages. */
export const locationOfDevice = new LocationSharing({
  // Typed as always there, but not where the page is not secure.
  geolocation: 'geolocation' in navigator ? navigator.geolocation : undefined,
  allowed: async () => {
    // Some browsers don't know this name: then it counts as never asked.
    const status = await navigator.permissions?.query({ name: 'geolocation' }).catch(() => undefined)
    return status?.state === 'granted'
  },
  send: async (position, { uid, orderIds }) => {
    if (!navigator.onLine) return
    const { database, doc, serverTimestamp, setDoc, updateDoc } = await loadDatabase()
    const at = serverTimestamp()
    const location = { ...position, at }
    // An order may have been handed over a moment ago, or another tab just sent: what the rules keep out is no loss.
    await Promise.allSettled([
      ...orderIds.map((orderId) => setDoc(doc(database(), paths.liveLocation(orderId)), location)),
      updateDoc(doc(database(), paths.partner(uid)), { location, heartbeatAt: at }),
    ])
  },
  now: Date.now,
  pace: () => (document.visibilityState === 'hidden' || isBatteryLow() ? 'thrifty' : 'usual'),
})
