import { describe, expect, test } from 'vitest'
import type { Document } from '../model/document.ts'
import type { Write } from '../model/write.ts'
import { askOf, checkStep, planWrites } from './plan-writes.ts'

const database = { project: 'demo', database: '(default)' }
const fields = (n: number) => new Map([['n', { kind: 'integer', value: BigInt(n) } as const]])
const stored: Document = { path: 'a/1', fields: fields(1), createTime: 10, updateTime: 20 }
const get = (path: string) => (path === stored.path ? stored : undefined)

const set = (path: string, n: number): Write => ({ kind: 'set', path, fields: fields(n), transforms: [] })
const update = (path: string, n: number): Write => ({
  kind: 'patch',
  path,
  fields: fields(n),
  mask: [['n']],
  transforms: [],
  precondition: { exists: true },
})
const remove = (path: string): Write => ({ kind: 'delete', path })
const codeOf = (writes: readonly Write[]) => {
  try {
    for (const step of planWrites(writes, 30, get).steps) checkStep(database, step)
    return 'OK'
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error
  }
}

describe('a plan of writes', () => {
  test('lets each write see what those before it left', () => {
    const { steps, changes } = planWrites([set('a/2', 1), update('a/2', 2), remove('a/1')], 30, get)
    expect(steps.map((step) => askOf(step).method)).toEqual(['create', 'update', 'delete'])
    expect(changes).toEqual([
      { path: 'a/2', after: { path: 'a/2', fields: fields(2), createTime: 30, updateTime: 30 } },
      { path: 'a/1', before: stored },
    ])
  })

  test('changes nothing where a document stays as it was', () => {
    const { steps, changes } = planWrites([set('a/1', 1), set('a/3', 1), remove('a/3')], 30, get)
    expect(changes).toEqual([])
    expect(steps[0]?.after).toBe(stored)
  })

  test.each([
    ['NOT_FOUND', [update('a/missing', 1)]],
    ['INVALID_ARGUMENT', [remove('a/1'), update('a/1', 1)]],
    ['INVALID_ARGUMENT', [remove('a/missing'), update('a/missing', 1)]],
    ['ALREADY_EXISTS', [{ ...set('a/1', 2), precondition: { exists: false } }]],
    ['FAILED_PRECONDITION', [{ ...set('a/1', 2), precondition: { updateTime: 19 } }]],
    ['OK', [{ ...set('a/1', 2), precondition: { updateTime: 20 } }]],
    ['OK', [remove('a/1'), set('a/1', 2), update('a/1', 3)]],
  ] as const)('answers %s to %j', (code, writes) => {
    expect(codeOf(writes)).toBe(code)
  })
})
