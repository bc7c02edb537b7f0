import { metresBetween, type Point } from '../orders/way.ts'

/** A position at a moment. */
export interface Fix extends Point {
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
  return passed >= stillMs || metresBetween(last, next) >= stillMetres
}
