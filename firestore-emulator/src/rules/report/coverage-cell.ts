import type { Outcome } from '../outcome.ts'

const maxValues = 8

/** Counts what one expression came to. Keeps few values: of the others only how many there were. */
export class CoverageCell {
  #trues = 0
  #falses = 0
  readonly #values: { readonly value: Outcome; count: number }[] = []
  #others = 0

  hit(outcome: Outcome): void {
    if (outcome === true) this.#trues++
    else if (outcome === false) this.#falses++
    else this.#keep(outcome)
  }

  /** Each value with its count; `others` counts those beyond. */
  counts(): { readonly values: readonly { value: Outcome; count: number }[]; readonly others: number } {
    const bools = [
      { value: true, count: this.#trues },
      { value: false, count: this.#falses },
    ].filter(({ count }) => count > 0)
    return { values: [...bools, ...this.#values], others: this.#others }
  }

  #keep(outcome: Outcome): void {
    for (const kept of this.#values) {
      if (kept.value === outcome) {
        kept.count++
        return
      }
    }
    if (this.#values.length < maxValues) this.#values.push({ value: outcome, count: 1 })
    else this.#others++
  }
}
