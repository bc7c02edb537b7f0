const released = new Set<string>()

/** Notes that an order was given back from this very screen: nobody needs to be told what they just did. */
export function noteRelease(orderId: string): void {
  released.add(orderId)
}

/** Whether the order was given back from here since the app was opened. */
export function wasReleasedHere(orderId: string): boolean {
  return released.has(orderId)
}
