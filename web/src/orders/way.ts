/** A point on earth, in degrees. */
export interface Point {
  readonly lat: number
  readonly lng: number
}

const metresPerDegree = 111_195

/** `to` as seen from `from`, in metres to the east and to the north; true enough within a city. */
export function offset(from: Point, to: Point): { readonly east: number; readonly north: number } {
  return {
    east: (to.lng - from.lng) * metresPerDegree * Math.cos((from.lat * Math.PI) / 180),
    north: (to.lat - from.lat) * metresPerDegree,
  }
}

/** How far it is from `from` to `to` as the crow flies, in metres. */
export function metresBetween(from: Point, to: Point): number {
  const { east, north } = offset(from, to)
  return Math.hypot(east, north)
}

/** The position among `fields`, if there is a whole one. */
export function pointOf({ lat, lng }: { readonly lat?: number; readonly lng?: number }): Point | undefined {
  return lat === undefined || lng === undefined ? undefined : { lat, lng }
}
