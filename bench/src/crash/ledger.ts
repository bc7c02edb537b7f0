/** What one writer has asked for and what of that was acknowledged. Its commits count up from 1. */
export interface Account {
  readonly writer: string
  asked: number
  acknowledged: number
}

/** What of a writer's commits is stored: every entry of its log, and the two counters that each commit sets. */
export interface Stored {
  readonly left: number
  readonly right: number
  readonly entries: ReadonlySet<number>
}

/**
 * Compares what is stored with what was asked for and acknowledged: a commit that was acknowledged is there, one that was not may be, and
 * none is there by half. Answers what is wrong, one line each.
 */
export function audit({ writer, asked, acknowledged }: Account, { left, right, entries }: Stored): readonly string[] {
  const problems: string[] = []
  if (left !== right) problems.push(`${writer}: a commit is half there, its counters are ${left} and ${right}`)
  if (left < acknowledged)
    problems.push(`${writer}: commit ${acknowledged} was acknowledged, but ${left} is the last one`)
  if (left > asked) problems.push(`${writer}: commit ${left} is there, but ${asked} was the last one asked for`)
  for (let n = 1; n <= left; n++) if (!entries.has(n)) problems.push(`${writer}: commit ${n} left no entry`)
  for (const n of entries)
    if (n > left) problems.push(`${writer}: commit ${n} left an entry, but ${left} is the last one`)
  return problems
}
