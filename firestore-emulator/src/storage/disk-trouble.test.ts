import { constants } from 'node:os'
import { describe, expect, test } from 'vitest'
import { StatusError } from '../model/status.ts'
import { diskTrouble } from './disk-trouble.ts'

const failed = (code: string | number) => Object.assign(new Error('failed'), { code })

describe('the trouble with a disk', () => {
  test.each([
    ['Node, when it is full', 'ENOSPC', 'RESOURCE_EXHAUSTED', /is full: free some space/],
    ['LMDB, when it is full', constants.errno.ENOSPC, 'RESOURCE_EXHAUSTED', /is full: free some space/],
    ['LMDB, when its map is full', -30792, 'RESOURCE_EXHAUSTED', /largest size/],
    ['Node, when a file is too large', 'EFBIG', 'RESOURCE_EXHAUSTED', /ulimit -f/],
    ['LMDB, when it became read-only', constants.errno.EROFS, 'UNAVAILABLE', /can only be read: make it writable/],
    ['LMDB, when it took a part', constants.errno.EIO, 'UNAVAILABLE', /took only a part/],
    ['LMDB, when it gave up', -30795, 'UNAVAILABLE', /start the server again/],
  ])('is told by %s, and comes with advice', (_, code, status, says) => {
    const told = diskTrouble(failed(code))
    expect(told).toMatchObject({ code: status, message: expect.stringMatching(says) })
    expect(told).toBeInstanceOf(StatusError)
  })

  test('is not seen in what has other causes', () => {
    const others = [failed('ENOENT'), failed(-30798), new TypeError('x'), new StatusError('ABORTED', 'x'), 'x']
    expect(others.map(diskTrouble)).toEqual(others)
  })
})
