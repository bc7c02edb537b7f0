/** A position at a moment. */
export interface Fix {
  readonly lat: number
  readonly lng: number
  readonly at: number
}

const gapMs = 4000
const stillMs = 20_000
const stillMetres = 8

/** Whether `next` tells anything after `last`: not too soon, and either elsewhere or a sign that they are still there. */
export function worthSending(last: Fix | undefined, next: Fix): boolean {
  if (last === undefined) return true
  const passed = next.at - last.at
  if (passed < gapMs) return false
  return passed >= stillMs || metres(last, next) >= stillMetres
}

/** Metres between two near points: on such distances the earth is flat. */
function metres(a: Fix, b: Fix): number {
  const perDegree = 111_320
  const north = (b.lat - a.lat) * perDegree
  const east = (b.lng - a.lng) * perDegree * Math.cos((a.lat * Math.PI) / 180)
  return Math.hypot(north, east)
}
