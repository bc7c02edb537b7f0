import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AuthJournal } from './auth-journal.ts'

describe('an auth journal', () => {
  let folder: string
  let path: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'journal-'))
    path = join(folder, 'accounts.jsonl')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const asha = { localId: 'asha', email: 'asha@example.com' }
  const ravi = { localId: 'ravi', email: 'ravi@example.com' }

  test('remembers each account as it was last, without being closed', () => {
    const before = new AuthJournal(path)
    before.put(asha)
    before.put(ravi)
    before.put({ ...asha, email: 'asha@new.example.com' } as typeof asha)
    expect(new AuthJournal(path).accounts()).toEqual([{ ...asha, email: 'asha@new.example.com' }, ravi])
  })

  test('forgets who was deleted, and everybody when cleared', () => {
    const before = new AuthJournal(path)
    before.put(asha)
    before.put(ravi)
    before.drop('asha')
    expect(new AuthJournal(path).accounts()).toEqual([ravi])
    const after = new AuthJournal(path)
    after.clear()
    expect(new AuthJournal(path).accounts()).toEqual([])
  })

  test('skips a line that a crash cut short', () => {
    const before = new AuthJournal(path)
    before.put(asha)
    before.close()
    appendFileSync(path, '{"put":{"localId":"rav')
    const after = new AuthJournal(path)
    expect(after.accounts()).toEqual([asha])
    after.put(ravi)
    expect(new AuthJournal(path).accounts()).toEqual([asha, ravi])
  })

  test('is rewritten on opening, so that it grows with the accounts and not with their changes', () => {
    const before = new AuthJournal(path)
    for (let time = 0; time < 50; time++) before.put(asha)
    before.close()
    new AuthJournal(path).close()
    expect(readFileSync(path, 'utf8')).toBe(`${JSON.stringify({ put: asha })}\n`)
  })
})
