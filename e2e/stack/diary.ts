/**
 * What somebody saw, in order. `until` settles once the last thing seen is `wanted`, whether it was seen already or
 * comes later.
 */
export class Diary<Thing> {
  readonly seen: Thing[] = []
  readonly #waiting = new Set<() => void>()

  /** Writes down `thing`, unless it is what was seen last. */
  note(thing: Thing): void {
    if (this.seen.at(-1) === thing) return
    this.seen.push(thing)
    for (const look of this.#waiting) look()
  }

  async until(wanted: Thing): Promise<void> {
    if (this.seen.at(-1) === wanted) return
    await new Promise<void>((resolve) => {
      const look = () => {
        if (this.seen.at(-1) !== wanted) return
        this.#waiting.delete(look)
        resolve()
      }
      this.#waiting.add(look)
    })
  }
}
