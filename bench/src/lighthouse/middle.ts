import { categories, type Look } from './look.ts'

/** The middle of each figure of several looks at one page; what cost points in any of them. */
export function middle(looks: readonly Look[]): Look {
  const of = (figure: (look: Look) => number) => median(looks.map(figure))
  return {
    points: Object.fromEntries(categories.map((each) => [each, of(({ points }) => points[each])])) as Look['points'],
    fcpMs: of(({ fcpMs }) => fcpMs),
    speedIndexMs: of(({ speedIndexMs }) => speedIndexMs),
    lcpMs: of(({ lcpMs }) => lcpMs),
    cls: of(({ cls }) => cls),
    tbtMs: of(({ tbtMs }) => tbtMs),
    scriptBytes: of(({ scriptBytes }) => scriptBytes),
    machine: of(({ machine }) => machine),
    lost: [...new Set(looks.flatMap(({ lost }) => lost))],
  }
}

function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
