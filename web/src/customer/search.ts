/** Whether `text` answers a search for `words`: each of them is somewhere in it. */
export function isAnswer(text: string, words: readonly string[]): boolean {
  const searched = text.toLocaleLowerCase()
  return words.every((word) => searched.includes(word))
}

/** Whether it does if slips of the finger don't count: each word is nearly how some word of `text` begins. */
export function isNearAnswer(text: string, words: readonly string[]): boolean {
  const spoken = searchWords(text)
  return words.every((word) => spoken.some((other) => isNearStart(word, other)))
}

/** The words of a search, or of what is searched. */
export function searchWords(text: string): string[] {
  return text
    .toLocaleLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
}

/** How many letters may be wrong: in short words none, or everything would be like everything. */
function slips({ length }: string): number {
  if (length < 4) return 0
  return length < 8 ? 1 : 2
}

/** Whether `word` is the beginning of `other` but for a few letters that are wrong, missing, too many or swapped. */
function isNearStart(word: string, other: string): boolean {
  const allowed = slips(word)
  const lengths = Array.from({ length: 2 * allowed + 1 }, (_, index) => word.length - allowed + index)
  return lengths.some((length) => length > 0 && distance(word, other.slice(0, length)) <= allowed)
}

/** How many letters to change, add, leave out or swap with their neighbour, to make one of the other. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const at = (cells: readonly number[], index: number) => cells[index] ?? Number.POSITIVE_INFINITY
      row.push(
        Math.min(
          at(last, j) + 1,
          at(row, j - 1) + 1,
          at(last, j - 1) + (same ? 0 : 1),
          swapped ? at(beforeLast, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? Number.POSITIVE_INFINITY
}
