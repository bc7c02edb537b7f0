import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Journal, JournalError } from './journal.ts'

const id = Buffer.from('journal1')
const headerBytes = 32

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'))
  path = join(folder, 'journal')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (its = id) => new Journal({ path, id: its, capacity: 4096 })

/** What a journal holds after record `after`; whoever asks opens it anew. */
function held(after = 0, its = id): readonly string[] {
  const found: string[] = []
  const journal = open(its)
  try {
    journal.recover(after, (payload) => found.push(payload.toString()))
  } finally {
    journal.close()
  }
  return found
}

/** A journal that holds these, closed. */
function filled(...payloads: readonly string[]): void {
  const journal = open()
  journal.recover(0, () => {})
  for (const payload of payloads) journal.append(Buffer.from(payload))
  journal.close()
}

const overwrite = (change: (bytes: Buffer) => void) => {
  const bytes = readFileSync(path)
  change(bytes)
  writeFileSync(path, bytes)
}

describe('a journal', () => {
  test('hands over what was appended, as often as it is asked', () => {
    filled('one', 'two', 'three')
    expect(held()).toEqual(['one', 'two', 'three'])
    expect(held()).toEqual(['one', 'two', 'three'])
  })

  test('goes on where it ended', () => {
    filled('one')
    filled('two')
    expect(held()).toEqual(['one', 'two'])
  })

  test('takes no more than it has room for', () => {
    const journal = open()
    expect(journal.append(Buffer.alloc(4096 - headerBytes, 1))).toBe(true)
    expect(journal.append(Buffer.alloc(1))).toBe(false)
    journal.close()
    expect(held().length).toBe(1)
  })

  test('forgets what came before a restart', () => {
    const journal = open()
    for (const payload of ['one', 'two', 'three']) journal.append(Buffer.from(payload))
    journal.restart()
    journal.append(Buffer.from('four'))
    journal.close()
    expect(held(3)).toEqual(['four'])
  })

  test('holds nothing new for data that have everything', () => {
    filled('one', 'two')
    expect(held(2)).toEqual([])
  })

  test('is empty for data of another journal', () => {
    filled('one', 'two')
    expect(held(0, Buffer.from('journal2'))).toEqual([])
  })

  test('takes blank bytes for written ones when they are in a record', () => {
    const capacity = 1024 * 1024
    const records = [Buffer.from('one'), Buffer.alloc(300_000), Buffer.from('three'), Buffer.alloc(200_000)]
    const journal = new Journal({ path, id, capacity })
    for (const payload of records) journal.append(payload)
    journal.close()
    const opened = new Journal({ path, id, capacity })
    const found: Buffer[] = []
    opened.recover(0, (payload) => found.push(payload))
    opened.close()
    expect(found.map(({ length }) => length)).toEqual(records.map(({ length }) => length))
    expect(Buffer.concat(found).equals(Buffer.concat(records))).toBe(true)
  })

  test('can be read again while it is open', () => {
    const journal = open()
    journal.append(Buffer.from('one'))
    journal.append(Buffer.from('two'))
    const found: string[] = []
    journal.replay(0, (payload) => found.push(payload.toString()))
    journal.close()
    expect(found).toEqual(['one', 'two'])
  })
})

describe('a journal that was cut off', () => {
  test('ends before its last record, wherever in it the cut is', () => {
    filled('one', 'two', 'the last one')
    const whole = readFileSync(path)
    const start = 2 * (headerBytes + 3)
    const end = start + headerBytes + 'the last one'.length
    for (let cut = start; cut < end; cut++) {
      writeFileSync(path, whole)
      truncateSync(path, cut)
      expect(held()).toEqual(['one', 'two'])
    }
  })

  test('ends before its last record, whichever byte of it never reached the disk', () => {
    filled('one', 'the last one')
    const whole = readFileSync(path)
    const start = headerBytes + 3
    for (let lost = start; lost < start + headerBytes + 'the last one'.length; lost++) {
      if (whole[lost] === 0) continue
      writeFileSync(path, whole)
      overwrite((bytes) => bytes.fill(0, lost, lost + 1))
      expect(held()).toEqual(['one'])
    }
  })

  test('never takes up what an earlier use left behind it', () => {
    const journal = open()
    for (const payload of ['one', 'two', 'three']) journal.append(Buffer.from(payload))
    journal.restart()
    journal.append(Buffer.from('4th'))
    journal.close()
    // Record 4 lies where record 1 was; with it torn, records 2 and 3 are still there, whole.
    overwrite((bytes) => bytes.fill(0, headerBytes, headerBytes + 1))
    expect(held(3)).toEqual([])
  })
})

describe('a damaged journal', () => {
  test.each([
    ['in a record before the last one', (bytes: Buffer) => bytes.fill(0, headerBytes, headerBytes + 1), 0],
    ['in a header', (bytes: Buffer) => bytes.fill(255, 24, 26), 0],
    ['by data that lack what came before it', (bytes: Buffer) => bytes, -1],
  ])('is refused when it is wrong %s', (_where, damage, after) => {
    filled('one', 'two', 'three')
    overwrite(damage)
    expect(() => held(after)).toThrow(JournalError)
  })

  test('is refused with what is wrong', () => {
    filled('one', 'two', 'three')
    overwrite((bytes) => bytes.fill(0, headerBytes, headerBytes + 1))
    expect(() => held()).toThrow(`the journal ${path} is damaged: it holds record 2, but record 1 can't be read`)
  })
})
