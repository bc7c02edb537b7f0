import { describe, expect, test } from 'vitest'
import { applyWrite } from './mutation.ts'
import { checkPrecondition } from './precondition.ts'
import { StatusError } from './status.ts'
import type { Fields, Value } from './value.ts'
import type { FieldTransform, Write } from './write.ts'

const integer = (value: bigint): Value => ({ kind: 'integer', value })
const double = (value: number): Value => ({ kind: 'double', value })
const array = (...values: Value[]): Value => ({ kind: 'array', values })
const map = (entries: Record<string, Value>): Value => ({ kind: 'map', fields: new Map(Object.entries(entries)) })
const fields = (entries: Record<string, Value>): Fields => new Map(Object.entries(entries))
const path = 'c/d'

const transform = (stored: Value | undefined, one: FieldTransform) =>
  applyWrite(
    { kind: 'patch', path, fields: fields({}), mask: [], transforms: [one] },
    stored && fields({ n: stored }),
    1_500_000,
  )
const after = (stored: Value | undefined, one: FieldTransform) => transform(stored, one).fields?.get('n')

describe('a write', () => {
  test('replaces a document with set', () => {
    const write: Write = { kind: 'set', path, fields: fields({ a: integer(1n) }), transforms: [] }
    expect(applyWrite(write, fields({ b: integer(2n) }), 0).fields).toEqual(fields({ a: integer(1n) }))
  })

  test('touches only masked fields with patch, removing those it has no value for', () => {
    const write: Write = {
      kind: 'patch',
      path,
      fields: fields({ a: integer(9n), m: map({ x: integer(9n) }), ignored: integer(9n) }),
      mask: [['a'], ['m', 'x'], ['gone'], ['m', 'y'], ['nowhere', 'z']],
      transforms: [],
    }
    const before = fields({
      a: integer(1n),
      gone: integer(1n),
      kept: integer(1n),
      m: map({ y: integer(1n), z: integer(1n) }),
    })
    expect(applyWrite(write, before, 0).fields).toEqual(
      fields({ a: integer(9n), kept: integer(1n), m: map({ x: integer(9n), z: integer(1n) }) }),
    )
  })

  test('leaves nothing with delete, and everything with verify', () => {
    expect(applyWrite({ kind: 'delete', path }, fields({ a: integer(1n) }), 0).fields).toBeUndefined()
    const before = fields({ a: integer(1n) })
    expect(applyWrite({ kind: 'verify', path, precondition: { exists: true } }, before, 0).fields).toBe(before)
  })
})

describe('a transform', () => {
  test('writes the time of the commit', () => {
    const { result, fields: written } = {
      result: transform(undefined, { kind: 'serverTimestamp', field: ['n'] }).transformResults,
      fields: after(undefined, { kind: 'serverTimestamp', field: ['n'] }),
    }
    const time: Value = { kind: 'timestamp', value: { seconds: 1, nanos: 500_000_000 } }
    expect(written).toEqual(time)
    expect(result).toEqual([time])
  })

  // biome-ignore format: a table
  test.each<[string, Value | undefined, Value, Value]>([
    ['adds integers',                    integer(2n),                        integer(3n),          integer(5n)],
    ['stops at the largest integer',     integer(2n ** 63n - 2n),            integer(5n),          integer(2n ** 63n - 1n)],
    ['stops at the smallest integer',    integer(-(2n ** 63n)),              integer(-1n),         integer(-(2n ** 63n))],
    ['becomes a double beside one',      integer(1n),                        double(0.5),          double(1.5)],
    ['stays a double',                   double(0.5),                        integer(1n),          double(1.5)],
    ['starts from nothing',              undefined,                          integer(3n),          integer(3n)],
    ['replaces what is not a number',    { kind: 'string', value: 'x' },     double(3),            double(3)],
  ])('increment %s', (_, stored, operand, expected) => {
    expect(after(stored, { kind: 'increment', field: ['n'], operand })).toEqual(expected)
  })

  // biome-ignore format: a table
  test.each<[string, Value | undefined, Value, Value, Value]>([
    ['integers',                 integer(2n),          integer(3n),        integer(3n),        integer(2n)],
    ['types mixed',              integer(2n),          double(2.5),        double(2.5),        integer(2n)],
    ['a tie, keeping the type',  integer(3n),          double(3),          integer(3n),        integer(3n)],
    ['zeros, keeping the sign',  double(-0),           integer(0n),        double(-0),         double(-0)],
    ['NaN',                      integer(3n),          double(Number.NaN), double(Number.NaN), double(Number.NaN)],
    ['nothing stored',           undefined,            integer(3n),        integer(3n),        integer(3n)],
    ['no number stored',         { kind: 'null' },     integer(3n),        integer(3n),        integer(3n)],
  ])('maximum and minimum of %s', (_, stored, operand, most, least) => {
    expect(after(stored, { kind: 'maximum', field: ['n'], operand })).toEqual(most)
    expect(after(stored, { kind: 'minimum', field: ['n'], operand })).toEqual(least)
  })

  test('unites arrays without doubles, numbers equal across types, and answers null', () => {
    const union: FieldTransform = {
      kind: 'arrayUnion',
      field: ['n'],
      elements: [double(1), double(Number.NaN), double(Number.NaN), integer(2n)],
    }
    expect(after(array(integer(1n), integer(1n)), union)).toEqual(
      array(integer(1n), integer(1n), double(Number.NaN), integer(2n)),
    )
    expect(transform(undefined, union).transformResults).toEqual([{ kind: 'null' }])
    expect(after(integer(1n), union)).toEqual(array(double(1), double(Number.NaN), integer(2n)))
  })

  test('removes every equal element, and makes an array of what is none', () => {
    const remove: FieldTransform = { kind: 'arrayRemove', field: ['n'], elements: [double(1)] }
    expect(after(array(integer(1n), integer(2n), double(1)), remove)).toEqual(array(integer(2n)))
    expect(after(integer(1n), remove)).toEqual(array())
  })
})

describe('a precondition', () => {
  const document = { path, fields: fields({}), createTime: 1, updateTime: 2 }
  const code = (attempt: () => void) => {
    try {
      attempt()
    } catch (error) {
      return error instanceof StatusError ? error.code : error
    }
    return 'OK'
  }

  // biome-ignore format: a table
  test.each([
    [{ exists: true },    document,  'OK'],
    [{ exists: true },    undefined, 'NOT_FOUND'],
    [{ exists: false },   undefined, 'OK'],
    [{ exists: false },   document,  'ALREADY_EXISTS'],
    [{ updateTime: 2 },   document,  'OK'],
    [{ updateTime: 1 },   document,  'FAILED_PRECONDITION'],
    [{ updateTime: 1 },   undefined, 'FAILED_PRECONDITION'],
    [undefined,           undefined, 'OK'],
  ])('%j is judged', (precondition, stored, expected) => {
    expect(code(() => checkPrecondition(precondition, stored, path))).toBe(expected)
  })
})
