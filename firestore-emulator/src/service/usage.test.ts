import { describe, expect, test } from 'vitest'
import type { Call, Caller } from './service.ts'
import { Usage } from './usage.ts'

const call = (project: string, caller: Caller): Call => ({ database: { project, database: '(default)' }, caller })
const owner: Caller = { kind: 'owner' }

describe('the meter', () => {
  test('keeps projects, callers, clients and labels apart, and shows nobody who cost nothing', () => {
    const usage = new Usage()
    usage.of(call('a', owner)).writes++
    usage.of(call('a', owner)).writes++
    usage.of(call('a', { ...owner, label: 'seed' })).writes++
    usage.of(call('a', { kind: 'user', auth: null, client: 'web' })).getReads += 3
    usage.of(call('a', { kind: 'user', auth: { uid: 'asha', token: {} }, client: 'web' }))
    usage.of(call('b', owner)).deletes++
    const rows = usage
      .rows('a')
      .map(({ caller, client, label, counts }) => [caller, client, label, counts.writes, counts.getReads])
    expect(rows).toEqual([
      ['owner', '', '', 2, 0],
      ['owner', '', 'seed', 1, 0],
      ['signed out', 'web', '', 0, 3],
    ])
  })

  test('goes on counting for a stream that was open when it was reset', () => {
    const usage = new Usage()
    const counts = usage.of(call('a', owner))
    counts.listenReads += 5
    usage.reset('a')
    expect(usage.rows('a')).toEqual([])
    counts.listenReads++
    expect(usage.rows('a').map((row) => row.counts.listenReads)).toEqual([1])
  })

  test('is bounded: too many different clients become one', () => {
    const usage = new Usage()
    for (let i = 0; i < 3000; i++) usage.of(call('a', { ...owner, label: `run ${i}` })).writes++
    const rows = usage.rows('a')
    expect([rows.length, rows.at(-1)?.client, rows.at(-1)?.counts.writes]).toEqual([1001, 'others', 2000])
  })
})
