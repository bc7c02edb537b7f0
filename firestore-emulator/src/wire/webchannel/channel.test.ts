import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { FakeResponse } from '../testing/fake-response.ts'
import { Channel } from './channel.ts'
import { defaultLimits, keepAliveMs } from './limits.ts'

const attach = (channel: Channel, response: FakeResponse, acknowledged = 0, longPolling = false) =>
  channel.attach(response.asServerResponse, { acknowledged, longPolling })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function opened(limits = defaultLimits) {
  const heard: string[] = []
  const channel = new Channel(limits, {
    message: (text) => heard.push(text),
    refused: ({ code }) => heard.push(code),
    drained: () => heard.push('drained'),
    closed: () => heard.push('closed'),
  })
  return { channel, heard }
}

describe('a channel', () => {
  test('says noop after a silence, and each time again', () => {
    const { channel } = opened()
    const response = new FakeResponse()
    attach(channel, response)
    vi.advanceTimersByTime(2 * keepAliveMs)
    expect(response.arrays).toEqual([1, 2, 3].map((id) => [id, ['noop']]))
  })

  test('ends a long poll that had nothing to say with a noop', () => {
    const { channel } = opened()
    const response = new FakeResponse()
    attach(channel, response, 0, true)
    vi.advanceTimersByTime(keepAliveMs - 1)
    expect(response.writableEnded).toBe(false)
    vi.advanceTimersByTime(1)
    expect([response.writableEnded, response.arrays]).toEqual([true, [[1, ['noop']]]])
  })

  test('is closed when no client comes for a minute, and not while one is there', () => {
    const { channel, heard } = opened()
    const response = new FakeResponse()
    attach(channel, response)
    vi.advanceTimersByTime(10 * defaultLimits.abandonedMs)
    expect(heard).toEqual([])
    response.end()
    vi.advanceTimersByTime(defaultLimits.abandonedMs - 1)
    expect(heard).toEqual([])
    vi.advanceTimersByTime(1)
    expect(heard).toEqual(['closed'])
  })

  test('keeps messages while the response is full, and goes on when it drains', () => {
    const { channel } = opened()
    const response = new FakeResponse()
    attach(channel, response)
    response.full = true
    channel.send('["a"]')
    channel.send('["b"]')
    vi.runOnlyPendingTimers()
    expect(response.arrays).toEqual([[1, ['noop']]])
    response.full = false
    response.emit('drain')
    expect(response.arrays.slice(1, 3)).toEqual([
      [2, ['a']],
      [3, ['b']],
    ])
  })

  test('gives a new response all that was not acknowledged, and ends the old one', () => {
    const { channel } = opened()
    const [old, fresh] = [new FakeResponse(), new FakeResponse()]
    attach(channel, old)
    channel.send('["a"]')
    channel.send('["b"]')
    vi.advanceTimersByTime(1)
    attach(channel, fresh, 2)
    expect(old.writableEnded).toBe(true)
    expect(fresh.arrays).toEqual([[3, ['b']]])
  })

  test('ends a response that carried much, so that the client acknowledges', () => {
    const { channel } = opened({ ...defaultLimits, maxResponse: 10 })
    const response = new FakeResponse()
    attach(channel, response)
    channel.send('["abcdef"]')
    vi.advanceTimersByTime(1)
    expect(response.writableEnded).toBe(true)
  })

  test('asks to wait at its limit and tells once when there is room', () => {
    const { channel, heard } = opened({ ...defaultLimits, maxUnacknowledged: 20 })
    expect([channel.send('["a"]'), channel.send('["bcdefghijk"]')]).toEqual([true, false])
    channel.forward(1, [])
    channel.forward(1, [])
    expect(heard).toEqual(['drained'])
  })

  test('closes some time after it was finished, though the client stays', () => {
    const { channel, heard } = opened()
    const response = new FakeResponse()
    attach(channel, response)
    channel.send('["last"]')
    channel.finish()
    vi.advanceTimersByTime(defaultLimits.lingerMs)
    expect(heard).toEqual(['closed'])
    expect(response.writableEnded).toBe(true)
  })
})
