import { describe, expect, test } from 'vitest'
import { fromJson } from '../proto/from-json.ts'
import type { ProtoFilter } from '../proto/messages.ts'
import { messageType } from '../proto/schema.ts'
import { readFilter } from './filter.ts'

const read = (json: object) => readFilter(fromJson(messageType('StructuredQuery.Filter'), { ...json }) as ProtoFilter)
const compare = (op: string, value: object) => ({ fieldFilter: { field: { fieldPath: 'a' }, op, value } })
const join = (op: string, ...filters: object[]) => ({ compositeFilter: { op, filters } })
const one = { kind: 'field', field: ['a'], op: '==', value: { kind: 'integer', value: 1n } }
const nothing = { kind: 'null' }

describe('a comparison', () => {
  test('with null or NaN finds nothing, as it does among the values of in', () => {
    const amongValues = (op: string, value: object) => ({ ...one, op, value: { kind: 'array', values: [value] } })
    expect(read(compare('EQUAL', { nullValue: null }))).toEqual(amongValues('in', nothing))
    expect(read(compare('EQUAL', { doubleValue: 'NaN' }))).toEqual(
      amongValues('in', { kind: 'double', value: Number.NaN }),
    )
    expect(read(compare('NOT_EQUAL', { nullValue: null }))).toEqual(amongValues('not-in', nothing))
  })

  test('by a unary filter finds them', () => {
    const unary = (op: string) => ({ unaryFilter: { field: { fieldPath: 'a' }, op } })
    expect(read(unary('IS_NULL'))).toEqual({ ...one, value: nothing })
    expect(read(unary('IS_NOT_NULL'))).toEqual({ ...one, op: '!=', value: nothing })
  })
})

describe('a filter that joins', () => {
  test('others holds those', () => {
    expect(read(join('AND', compare('EQUAL', { integerValue: 1 })))).toEqual({ kind: 'and', filters: [one] })
  })

  test('none asks for nothing, wherever it stands', () => {
    expect(read(join('AND'))).toBeUndefined()
    expect(read(join('OR', join('AND'), compare('EQUAL', { integerValue: 1 })))).toEqual({ kind: 'or', filters: [one] })
  })

  test('must say how', () => {
    expect(() => read(join('OPERATOR_UNSPECIFIED'))).toThrow('the operator AND or OR')
  })
})
