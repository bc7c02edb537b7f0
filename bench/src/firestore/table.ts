/** One line of the result: a figure, what it is held against, how they compare, and what we want. */
export interface Row {
  readonly what: string
  readonly figure: string
  readonly floor?: string
  readonly ratio?: number
  readonly goal: string
}

const headings = ['', 'figure', 'floor', 'ratio', 'goal'] as const

/** Rows as aligned text. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ what, figure, floor = '', ratio, goal }) => [
    what,
    figure,
    floor,
    ratio === undefined ? '' : ratio.toFixed(2),
    goal,
  ])
  const lines = [[...headings], ...cells]
  const widths = headings.map((_, i) => Math.max(...lines.map((line) => (line[i] ?? '').length)))
  return lines
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
