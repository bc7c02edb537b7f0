import { describe, expect, test } from 'vitest'
import { type Audience, LocationSharing } from './location-sharing.ts'
import type { paces } from './worth-sending.ts'

const audience: Audience = { uid: 'ravi', orderIds: ['o1'] }

function device({ allowed = false, blind = false, pace = 'usual' as keyof typeof paces } = {}) {
  const watchers = new Map<number, { found: PositionCallback; failed: PositionErrorCallback | null | undefined }>()
  const sent: unknown[] = []
  const arrivals: (() => void)[] = []
  let now = 1000
  const sharing = new LocationSharing({
    geolocation: blind
      ? undefined
      : {
          watchPosition: (found, failed) => {
            watchers.set(watchers.size + 1, { found, failed })
            return watchers.size
          },
          clearWatch: (id) => void watchers.delete(id),
        },
    allowed: async () => allowed,
    send: (position, to) => {
      sent.push({ position, to })
      return new Promise((resolve) => arrivals.push(resolve))
    },
    now: () => now,
    pace: () => pace,
  })
  return {
    sharing,
    sent,
    watched: () => watchers.size,
    arrive: async () => {
      for (const arrived of arrivals.splice(0)) arrived()
      await Promise.resolve()
      await Promise.resolve()
    },
    move: (lat: number, at: number) => {
      now = at
      const coords = { latitude: lat, longitude: 77, accuracy: 9, heading: Number.NaN }
      for (const { found } of watchers.values()) found({ coords } as unknown as GeolocationPosition)
    },
    fail: (code: number) => {
      for (const { failed } of watchers.values()) failed?.({ code, PERMISSION_DENIED: 1 } as GeolocationPositionError)
    },
  }
}

describe('location sharing', () => {
  test('starts by itself where it was allowed before, and only while something is carried', async () => {
    const { sharing, watched } = device({ allowed: true })
    sharing.start()
    await sharing.carry({ uid: 'ravi', orderIds: [] })
    expect(watched()).toBe(0)
    await sharing.carry(audience)
    expect([watched(), sharing.current().state]).toEqual([1, 'finding'])
    await sharing.carry({ uid: 'ravi', orderIds: [] })
    expect([watched(), sharing.current().state]).toEqual([0, 'off'])
  })

  test('waits for a press where leave was never given', async () => {
    const { sharing, watched } = device()
    await sharing.carry(audience)
    expect(watched()).toBe(0)
    sharing.start()
    expect(watched()).toBe(1)
  })

  test('sends one position at a time, without what the device does not know', async () => {
    const { sharing, sent, move, arrive } = device({ allowed: true })
    await sharing.carry(audience)
    move(12, 1000)
    move(13, 90_000)
    expect(sent).toEqual([{ position: { lat: 12, lng: 77, accuracy: 9 }, to: audience }])
    await arrive()
    expect(sharing.current()).toEqual({ state: 'sharing', sentAt: 90_000 })
    move(14, 95_000)
    expect(sent).toHaveLength(2)
  })

  test('tells a refusal, which ends it, from a lack of satellites, which does not', async () => {
    const { sharing, watched, fail } = device({ allowed: true })
    await sharing.carry(audience)
    fail(2)
    expect([sharing.current().state, watched()]).toEqual(['unavailable', 1])
    fail(1)
    expect([sharing.current().state, watched()]).toEqual(['denied', 0])
  })

  test('says so on a device that can’t tell where it is', async () => {
    const { sharing } = device({ allowed: true, blind: true })
    await sharing.carry(audience)
    expect(sharing.current().state).toBe('unavailable')
    await sharing.carry({ uid: 'ravi', orderIds: [] })
    expect(sharing.current().state).toBe('off')
  })

  test('sends less often where the battery asks for it', async () => {
    const { sharing, sent, move, arrive } = device({ allowed: true, pace: 'thrifty' })
    await sharing.carry(audience)
    move(12, 1000)
    await arrive()
    move(13, 9000)
    expect(sent).toHaveLength(1)
    move(13, 16_000)
    expect(sent).toHaveLength(2)
  })
})
