import { metresBetween, type Point } from '../orders/way.ts'

/** A position at a moment. */
export interface Fix extends Point {
  readonly at: number
}

/** How often positions go out: seldom, and least of all from where one stands still. */
interface Pace {
  readonly gapMs: number
  readonly stillMs: number
  /** As near as this is still the same place. */
  readonly stillMetres: number
}

/** Thrifty is for a battery that runs low and for an app that nobody looks at. */
// biome-ignore format: a table
export const paces = {
  usual:   { gapMs: 4_000,  stillMs: 20_000, stillMetres: 8 },
  thrifty: { gapMs: 15_000, stillMs: 60_000, stillMetres: 40 },
} as const satisfies Record<string, Pace>

/** Whether `next` tells anything after `last`: not too soon, and either elsewhere or a sign that they are still there. */
export function worthSending(last: Fix | undefined, next: Fix, pace: keyof typeof paces): boolean {
  if (last === undefined) return true
  const { gapMs, stillMs, stillMetres } = paces[pace]
  const passed = next.at - last.at
  if (passed < gapMs) return false
  return passed >= stillMs || metresBetween(last, next) >= stillMetres
}
