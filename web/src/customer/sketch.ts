import { offset, type Point } from '../orders/way.ts'

/** A place on the drawing, in its own units from the top left. */
interface Spot {
  readonly x: number
  readonly y: number
}

/** A map without streets: where the door, the partner and the shop lie from each other, and how far that is. */
export interface Sketch {
  readonly door: Spot
  readonly partner: Spot
  readonly shop: Spot
  /** Circles of round distances around the door. */
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
  readonly door: Point
  readonly partner: Point & { readonly accuracy?: number }
  readonly shop: Point
}): Sketch {
  const fromDoor = (place: Point) => offset(places.door, place)
  const seen = [places.door, places.partner, places.shop].map(fromDoor)
  const east = extent(seen.map((spot) => spot.east))
  const north = extent(seen.map((spot) => spot.north))
  const scale = Math.min(
    (canvas.width - 2 * canvas.margin) / Math.max(east.size, leastMetres),
    (canvas.height - 2 * canvas.margin) / Math.max(north.size, leastMetres),
  )
  const spot = (place: Point): Spot => {
    const at = fromDoor(place)
    return {
      x: canvas.width / 2 + (at.east - east.middle) * scale,
      y: canvas.height / 2 - (at.north - north.middle) * scale,
    }
  }
  const door = spot(places.door)
  // Beside the way to the middle of the drawing, where there is room on any ring.
  const aside = Math.atan2(canvas.height / 2 - door.y, canvas.width / 2 - door.x) - 0.5
  return {
    door,
    partner: spot(places.partner),
    shop: spot(places.shop),
    rings: distances
      .map((metres) => ({ metres, radius: metres * scale }))
      .filter(({ radius }) => radius >= 36 && radius <= canvas.width)
      .slice(0, 2)
      .map((ring) => ({
        ...ring,
        label: { x: door.x + ring.radius * Math.cos(aside), y: door.y + ring.radius * Math.sin(aside) },
      })),
    doubt: (places.partner.accuracy ?? 0) * scale,
  }
}

function extent(values: readonly number[]): { readonly middle: number; readonly size: number } {
  const least = Math.min(...values)
  const most = Math.max(...values)
  return { middle: (least + most) / 2, size: most - least }
}
