/** What is in a list that was not there before. */
export interface Newcomers<Item> {
  /** Looks at the list as it is now, and returns what is new in it; the first time nothing is. */
  look(items: readonly Item[]): readonly Item[]
}

/** Notices what comes into a list. What left and comes again is new again. */
export function newcomers<Item extends { readonly id: string }>(): Newcomers<Item> {
  let known: ReadonlySet<string> | undefined
  return {
    look(items) {
      const before = known
      known = new Set(items.map(({ id }) => id))
      return before === undefined ? [] : items.filter(({ id }) => !before.has(id))
    },
  }
}
