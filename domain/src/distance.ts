/** A point on the earth, in degrees. */
export interface Point {
  readonly lat: number
  readonly lng: number
}

/** Kilometres between two points as the crow flies. */
export function kilometresBetween(from: Point, to: Point): number {
  const rad = Math.PI / 180
  const half = (degrees: number) => Math.sin((degrees * rad) / 2) ** 2
  const h = half(to.lat - from.lat) + Math.cos(from.lat * rad) * Math.cos(to.lat * rad) * half(to.lng - from.lng)
  return 2 * 6371 * Math.asin(Math.sqrt(h))
}

/** The point that `place` tells of, if it tells of one. */
export function pointOf({ lat, lng }: Partial<Point>): Point | undefined {
  return lat === undefined || lng === undefined ? undefined : { lat, lng }
}
