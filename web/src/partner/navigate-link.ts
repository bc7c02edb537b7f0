import type { Address } from '@blinkcart/domain/account/address'

/** Somewhere to go: a position if there is one, and words to find it by. */
export type Destination = Pick<Address, 'line1' | 'city' | 'pincode' | 'lat' | 'lng'>

/**
 * A link that hands over to the device's navigation: on Android `geo:`, so that whichever app its owner likes opens;
 * elsewhere a maps address that every browser understands.
 */
export function navigateLink(to: Destination, userAgent: string): string {
  const words = `${to.line1}, ${to.city} ${to.pincode}`
  const position = to.lat === undefined || to.lng === undefined ? undefined : `${to.lat},${to.lng}`
  if (!/android/i.test(userAgent))
    return `https://www.google.com/maps/dir/?api=1&destination=${encodeURIComponent(position ?? words)}`
  const query = encodeURIComponent(position === undefined ? words : `${position}(${to.line1})`)
  return `geo:${position ?? '0,0'}?q=${query}`
}
