import { describe, expect, test } from 'vitest'
import { Outbox } from './outbox.ts'

describe('an outbox', () => {
  test('gives each message once, numbered from 1, in one array', () => {
    const outbox = new Outbox()
    outbox.put('["a"]')
    outbox.put('["b"]')
    expect(outbox.take(100)).toBe('[[1,["a"]],[2,["b"]]]')
    expect(outbox.take(100)).toBeUndefined()
  })

  test('gives what is not acknowledged again after it was rewound', () => {
    const outbox = new Outbox()
    for (const message of ['["a"]', '["b"]', '["c"]']) outbox.put(message)
    outbox.take(100)
    outbox.acknowledge(1)
    outbox.rewind()
    expect(outbox.take(100)).toBe('[[2,["b"]],[3,["c"]]]')
  })

  test('goes on numbering when everything was acknowledged', () => {
    const outbox = new Outbox()
    outbox.put('["a"]')
    outbox.take(100)
    outbox.acknowledge(1)
    outbox.rewind()
    outbox.put('["b"]')
    expect(outbox.take(100)).toBe('[[2,["b"]]]')
  })

  test('keeps batches near the limit, but gives at least one message', () => {
    const outbox = new Outbox()
    for (const message of ['["aaaaaaaa"]', '["b"]', '["c"]']) outbox.put(message)
    expect(outbox.take(5)).toBe('[[1,["aaaaaaaa"]]]')
    expect(outbox.take(22)).toBe('[[2,["b"]],[3,["c"]]]')
  })

  test('counts the characters that wait to be acknowledged', () => {
    const outbox = new Outbox()
    outbox.put('["a"]')
    outbox.put('["b"]')
    expect(outbox.size).toBe('[1,["a"]][2,["b"]]'.length)
    outbox.acknowledge(2)
    expect(outbox.size).toBe(0)
  })
})
