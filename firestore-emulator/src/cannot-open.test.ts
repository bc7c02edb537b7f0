import { describe, expect, test } from 'vitest'
import { cannotOpen } from './cannot-open.ts'
import { FolderInUseError } from './storage/folder-lock.ts'

const failed = (code: string, message: string) => Object.assign(new Error(message), { code })

describe('why a data folder can not be opened', () => {
  test.each([
    [new FolderInUseError('here', 7), /^The data folder here is held by process 7: stop that one/],
    [failed('ENOSPC', 'ENOSPC: …'), /^Can't open the data folder here: The disk .* is full: free some space on it\. /],
    [
      failed('EROFS', 'EROFS: …'),
      /^Can't open the data folder here: The data folder can only be read: make it writable/,
    ],
    [failed('ENOTDIR', 'ENOTDIR: not a directory'), /^Can't open the data folder here: ENOTDIR: not a directory\.$/],
  ])('is said in one sentence or two, with what to do: %s', (cause, says) => {
    const told = cannotOpen('here', cause)
    expect(told.message).toMatch(says)
    expect(told.message).toMatch(/[^.]\.$/)
  })
})
