import { describe, expect, test } from 'vitest'
import { worthSending } from './worth-sending.ts'

const here = { lat: 12.9345, lng: 77.6266, at: 100_000 }
const after = (ms: number, metresNorth = 0) => ({ ...here, lat: here.lat + metresNorth / 111_320, at: here.at + ms })

describe('a position', () => {
  test('is worth sending when it is the first', () => {
    expect(worthSending(undefined, here, 'usual')).toBe(true)
  })

  test('is not, however far, within four seconds of the last', () => {
    expect(worthSending(here, after(3999, 500), 'usual')).toBe(false)
    expect(worthSending(here, after(4000, 500), 'usual')).toBe(true)
  })

  test('is not while standing still, but for a sign of life every twenty seconds', () => {
    expect(worthSending(here, after(19_999, 5), 'usual')).toBe(false)
    expect(worthSending(here, after(20_000), 'usual')).toBe(true)
    expect(worthSending(here, after(5000, 10), 'usual')).toBe(true)
  })

  test('goes out less often to save the battery', () => {
    expect(worthSending(here, after(14_999, 500), 'thrifty')).toBe(false)
    expect(worthSending(here, after(15_000, 500), 'thrifty')).toBe(true)
    expect(worthSending(here, after(15_000, 30), 'thrifty')).toBe(false)
    expect(worthSending(here, after(60_000), 'thrifty')).toBe(true)
  })
})
