/** A stretch of the source in UTF-16 units; `end` is excluded. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface Position {
  readonly line: number
  readonly column: number
}

/** The text of a ruleset, and where its offsets lie. Lines and columns count from 1, and columns in Unicode scalars. */
export class Source {
  readonly text: string
  readonly #lineStarts: readonly number[]
  /** Offsets of every second half of a surrogate pair; empty for most sources. */
  readonly #pairs: readonly number[]

  constructor(text: string) {
    this.text = text
    this.#lineStarts = [0, ...offsetsOf(text, /\n/g)]
    this.#pairs = offsetsOf(text, /[\ud800-\udbff][\udc00-\udfff]/g).map((end) => end - 1)
  }

  position(offset: number): Position {
    const line = countUpTo(this.#lineStarts, offset)
    const start = this.#lineStarts[line - 1] ?? 0
    return { line, column: this.scalarOffset(offset) - this.scalarOffset(start) + 1 }
  }

  /** The offset counted in Unicode scalars, as reports to other tools have it. */
  scalarOffset(offset: number): number {
    return offset - countUpTo(this.#pairs, offset)
  }

  slice({ start, end }: Span): string {
    return this.text.slice(start, end)
  }
}

/** Where each match ends. */
const offsetsOf = (text: string, pattern: RegExp): number[] =>
  [...text.matchAll(pattern)].map((match) => match.index + match[0].length)

/** How many of the ascending numbers are at most `limit`. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1
    else high = middle
  }
  return low
}
