import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { getField, pickFields, withField, withoutField } from './field-access.ts'
import { formatFieldPath, parseFieldPath } from './field-path.ts'
import { StatusError } from './status.ts'
import type { Value } from './value.ts'
import { anyFields, anyValue } from './value-arbitrary.ts'
import { identicalValues } from './value-identity.ts'

const one: Value = { kind: 'integer', value: 1n }

describe('a field path', () => {
  test('is read with and without backticks', () => {
    expect(parseFieldPath('a')).toEqual(['a'])
    expect(parseFieldPath('a.b_1.C')).toEqual(['a', 'b_1', 'C'])
    expect(parseFieldPath('`a.b`.c')).toEqual(['a.b', 'c'])
    expect(parseFieldPath('`\\`\\\\`')).toEqual(['`\\'])
  })

  test.each(['', '.', 'a.', '.a', 'a..b', '1a', 'a b', '`a', '`a`b', '``'])('%j is refused', (text) => {
    expect(() => parseFieldPath(text)).toThrow(StatusError)
  })

  test('survives being written and read', () => {
    const path = fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(path, (segments) => {
        expect(parseFieldPath(formatFieldPath(segments))).toEqual(segments)
      }),
    )
  })
})

describe('fields at a path', () => {
  const path = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 })

  test('hold what was put there, and nothing once it is taken out', () => {
    fc.assert(
      fc.property(anyFields, path, anyValue, (fields, at, value) => {
        const written = getField(withField(fields, at, value), at)
        expect(written !== undefined && identicalValues(written, value)).toBe(true)
        expect(getField(withoutField(withField(fields, at, value), at), at)).toBeUndefined()
      }),
    )
  })

  test('stay as they are when there is nothing to take out', () => {
    const fields = new Map([['a', one]])
    expect(withoutField(fields, ['a', 'b'])).toBe(fields)
    expect(withoutField(fields, ['b'])).toBe(fields)
  })

  test('are cut down to a mask', () => {
    const fields = withField(withField(new Map([['x', one]]), ['m', 'a'], one), ['m', 'b'], one)
    expect(pickFields(fields, [['m', 'a'], ['nowhere'], ['__name__']])).toEqual(
      new Map([['m', { kind: 'map', fields: new Map([['a', one]]) }]]),
    )
  })
})
