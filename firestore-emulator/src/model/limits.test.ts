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
    const room = 1_048_576 - documentSize('c/d', fields({ a: string('') }))
    checkDocument('c/d', fields({ a: string('x'.repeat(room)) }), 'n')
    expect(() => checkDocument('c/d', fields({ a: string('x'.repeat(room + 1)) }), 'n')).toThrow(
      "Document 'n' cannot be written because its size (1,048,577 bytes) exceeds the maximum allowed size of 1,048,576 bytes.",
    )
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
    const array = (length: number): Value => ({ kind: 'array', values: Array(length).fill({ kind: 'null' }) })
    checkDocument('c/d', fields({ a: array(39_998) }), 'n')
    expect(() => checkDocument('c/d', fields({ a: array(39_999) }), 'n')).toThrow('too many index entries for entity n')
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
