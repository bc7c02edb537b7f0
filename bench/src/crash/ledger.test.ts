import { describe, expect, test } from 'vitest'
import { audit } from './ledger.ts'

const account = { writer: 'w', asked: 3, acknowledged: 2 }
const stored = (left: number, right: number, ...entries: number[]) => ({ left, right, entries: new Set(entries) })

describe('the audit after a crash', () => {
  test.each([
    ['just what was acknowledged', stored(2, 2, 1, 2)],
    ['what was asked for and not acknowledged', stored(3, 3, 1, 2, 3)],
  ])('accepts %s', (_what, found) => {
    expect(audit(account, found)).toEqual([])
  })

  test.each([
    ['a lost commit', stored(1, 1, 1), 'commit 2 was acknowledged, but 1 is the last one'],
    ['half a commit', stored(2, 3, 1, 2), 'a commit is half there, its counters are 2 and 3'],
    ['a commit without its entry', stored(2, 2, 1), 'commit 2 left no entry'],
    ['an entry without its commit', stored(2, 2, 1, 2, 3), 'commit 3 left an entry, but 2 is the last one'],
    ['a commit that nobody asked for', stored(4, 4, 1, 2, 3, 4), 'commit 4 is there, but 3 was the last one asked for'],
  ])('finds %s', (_what, found, problem) => {
    expect(audit(account, found)).toEqual([`w: ${problem}`])
  })
})
