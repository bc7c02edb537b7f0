import { describe, expect, test } from 'vitest'
import { documentSize } from './document-size.ts'
import { checkDocument, checkDocumentPath, checkId } from './limits.ts'
import type { Fields, Value } from './value.ts'

const string = (value: string): Value => ({ kind: 'string', value })
const fields = (entries: Record<string, Value>): Fields => new Map(Object.entries(entries))

describe("a document's size", () => {
  test("is what Firestore's example says", () => {
    const task = fields({
      type: string('Personal'),
      done: { kind: 'boolean', value: false },
      priority: { kind: 'integer', value: 1n },
      description: string('Learn Cloud Firestore'),
    })
    expect(documentSize('users/jeff/tasks/my_task_id', task)).toBe(147)
  })

  test('may reach 1 MiB, not more', () => {
    const two = (length: number) => fields({ a: string('x'.repeat(1000)), b: string('x'.repeat(length)) })
    const room = 1_048_576 - documentSize('c/d', two(0))
    checkDocument('c/d', two(room), 'n')
    expect(() => checkDocument('c/d', two(room + 1), 'n')).toThrow('(1,048,577 bytes)')
  })
})

describe('limits', () => {
  const nested = (depth: number): Value =>
    depth === 0 ? string('x') : { kind: 'map', fields: fields({ a: nested(depth - 1) }) }

  test('let values nest 20 deep, not deeper', () => {
    checkDocument('c/d', fields({ a: nested(20) }), 'n')
    expect(() => checkDocument('c/d', fields({ a: nested(21) }), 'n')).toThrow('invalid nested entity')
  })

  test('refuse an array right inside an array, not one inside a map inside an array', () => {
    const inner: Value = { kind: 'array', values: [] }
    checkDocument('c/d', fields({ a: { kind: 'array', values: [{ kind: 'map', fields: fields({ b: inner }) }] } }), 'n')
    expect(() => checkDocument('c/d', fields({ a: { kind: 'array', values: [inner] } }), 'n')).toThrow(
      'Cannot convert an array value in an array value.',
    )
  })

  test('let a vector have 2048 dimensions, and none inside an array', () => {
    const vector = (length: number): Value => ({ kind: 'vector', values: Array(length).fill(1) })
    const check = (value: Value) => checkDocument('c/d', fields({ v: value }), 'n')
    check(vector(1))
    check(vector(2048))
    expect(() => check(vector(0))).toThrow('Cannot have a zero length vector.')
    expect(() => check(vector(2049))).toThrow('more than 2048 dimensions')
    expect(() => check({ kind: 'array', values: [vector(2)] })).toThrow('a vector value in an array value')
  })

  test('allow 40 000 index entries', () => {
    const array = (length: number): Value => ({
      kind: 'array',
      values: Array.from({ length }, (_, i) => ({ kind: 'integer', value: BigInt(i) })),
    })
    checkDocument('c/d', fields({ a: array(19_999) }), 'n')
    expect(() => checkDocument('c/d', fields({ a: array(20_000) }), 'n')).toThrow('too many index entries for entity n')
  })

  test('count an element of an array once, however often it is there', () => {
    checkDocument('c/d', fields({ a: { kind: 'array', values: Array(39_999).fill({ kind: 'null' }) } }), 'n')
  })

  test('count no entries of exempted fields, nor of maps inside of them', () => {
    const long: Value = { kind: 'array', values: Array.from({ length: 20_000 }, (_, i) => string(`${i}`)) }
    const exempt = (field: string) => ({
      composites: [],
      overrides: [{ collectionId: 'c', field: [field], indexes: [] }],
    })
    checkDocument('x/y/c/d', fields({ a: long }), 'n', exempt('a'))
    checkDocument('x/y/c/d', fields({ a: { kind: 'map', fields: fields({ b: long }) } }), 'n', exempt('a'))
    expect(() => checkDocument('x/y/c/d', fields({ a: long }), 'n', exempt('b'))).toThrow('too many index entries')
    expect(() => checkDocument('c/d/x/y', fields({ a: long }), 'n', exempt('a'))).toThrow('too many index entries')
  })

  test('count what a field has in its collection group too, where that is asked for', () => {
    const modes = ['collection', 'group'] as const
    const both = {
      composites: [],
      overrides: [
        { collectionId: 'c', field: ['a'], indexes: modes.map((scope) => ({ mode: 'contains' as const, scope })) },
      ],
    }
    const array = (length: number): Value => ({
      kind: 'array',
      values: Array.from({ length }, (_, i) => string(`${i}`)),
    })
    checkDocument('c/d', fields({ a: array(10_000) }), 'n', both)
    expect(() => checkDocument('c/d', fields({ a: array(10_001) }), 'n', both)).toThrow('too many index entries')
  })

  test('allow 1,048,487 bytes of text or bytes in one value, and say which one has more', () => {
    const size = 1_048_487
    const message = `The value of property "b" is longer than ${size} bytes.`
    checkDocument('c/d', fields({ b: string('x'.repeat(size)) }), 'n')
    const nested: Value = { kind: 'map', fields: fields({ b: string('é'.repeat(size / 2 + 1)) }) }
    expect(() => checkDocument('c/d', fields({ a: nested }), 'n')).toThrow(message)
    expect(() => checkDocument('c/d', fields({ b: { kind: 'bytes', value: new Uint8Array(size + 1) } }), 'n')).toThrow(
      message,
    )
  })

  test.each(['', '__a__', 'x'.repeat(1501)])('refuse the field name %.20j', (name) => {
    expect(() => checkDocument('c/d', fields({ [name]: string('') }), 'n')).toThrow()
  })

  test.each(['', '.', '..', '__x__', '____', 'a/b', 'é'.repeat(751)])('refuse the id %.20j', (id) => {
    expect(() => checkId(id)).toThrow()
  })

  test.each(['a', '__a', '__id7__', '...', '😀', 'x'.repeat(1500)])('allow the id %.20j', (id) => checkId(id))

  test('tell documents from collections', () => {
    checkDocumentPath('a/b')
    expect(() => checkDocumentPath('a/b/c')).toThrow('even number of segments')
    expect(() => checkDocumentPath('a//c/d')).toThrow('empty segment')
  })
})
