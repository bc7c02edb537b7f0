import { offset, type Point } from '../orders/way.ts'

/** A place on the drawing, in its own units from the top left. */
interface Spot {
  readonly x: number
  readonly y: number
}

/** A map without streets: where the door, the partner and the shop lie from each other, and how far that is. */
export interface Sketch {
  /** Not there where nobody knows where it is. */
  readonly door: Spot | undefined
  /** What the circles are around. */
  readonly middle: Spot
  readonly partner: Spot
  readonly shop: Spot
  /** Circles of round distances around the door, or around the shop where the door is not known. */
  readonly rings: readonly { readonly metres: number; readonly radius: number; readonly label: Spot }[]
  /** How far off the partner's position may be. */
  readonly doubt: number
}

/** The size of the drawing, and what stays free around what it shows. */
export const canvas = { width: 320, height: 200, margin: 34 } as const

const distances = [100, 250, 500, 1000, 2000, 5000, 10_000, 20_000]
/** Never closer than this many metres across, so that standing before the door doesn't fill the drawing with doubt. */
const leastMetres = 250

/** Draws `places` to scale, north up, as large as they fit. */
export function sketch(places: {
  readonly door: Point | undefined
  readonly partner: Point & { readonly accuracy?: number }
  readonly shop: Point
}): Sketch {
  const origin = places.door ?? places.shop
  const fromOrigin = (place: Point) => offset(origin, place)
  const seen = [origin, places.partner, places.shop].map(fromOrigin)
  const east = extent(seen.map((spot) => spot.east))
  const north = extent(seen.map((spot) => spot.north))
  const scale = Math.min(
    (canvas.width - 2 * canvas.margin) / Math.max(east.size, leastMetres),
    (canvas.height - 2 * canvas.margin) / Math.max(north.size, leastMetres),
  )
  const spot = (place: Point): Spot => {
    const at = fromOrigin(place)
    return {
      x: canvas.width / 2 + (at.east - east.middle) * scale,
      y: canvas.height / 2 - (at.north - north.middle) * scale,
    }
  }
  const middle = spot(origin)
  // Beside the way to the middle of the drawing, where there is room on any ring.
  const aside = Math.atan2(canvas.height / 2 - middle.y, canvas.width / 2 - middle.x) - 0.5
  return {
    door: places.door && middle,
    middle,
    partner: spot(places.partner),
    shop: spot(places.shop),
    rings: distances
      .map((metres) => ({ metres, radius: metres * scale }))
      .filter(({ radius }) => radius >= 36 && radius <= canvas.width)
      .slice(0, 2)
      .map((ring) => ({
        ...ring,
        label: { x: middle.x + ring.radius * Math.cos(aside), y: middle.y + ring.radius * Math.sin(aside) },
      })),
    doubt: (places.partner.accuracy ?? 0) * scale,
  }
}

function extent(values: readonly number[]): { readonly middle: number; readonly size: number } {
  const least = Math.min(...values)
  const most = Math.max(...values)
  return { middle: (least + most) / 2, size: most - least }
}
