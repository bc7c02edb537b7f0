import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { firstPaint } from './first-paint.ts'

let paint: () => void
let asked: unknown
beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal(
    'PerformanceObserver',
    class {
      constructor(told: () => void) {
        paint = told
      }
      observe(what: unknown) {
        asked = what
      }
    },
  )
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** Waits for the first paint of a page; answers how far that has come. */
function begun(visibilityState: 'visible' | 'hidden'): () => Promise<boolean> {
  vi.stubGlobal('document', { visibilityState })
  let settled = false
  void firstPaint().then(() => {
    settled = true
  })
  return async () => {
    await vi.advanceTimersByTimeAsync(0)
    return settled
  }
}

describe('an app', () => {
  test('begins with the first paint, be that one that has been', async () => {
    const isBegun = begun('visible')
    expect(await isBegun()).toBe(false)
    expect(asked).toEqual({ type: 'paint', buffered: true })
    paint()
    expect(await isBegun()).toBe(true)
  })

  test('begins a blink later although nothing is painted', async () => {
    const isBegun = begun('visible')
    await vi.advanceTimersByTimeAsync(100)
    expect(await isBegun()).toBe(false)
    await vi.advanceTimersByTimeAsync(100)
    expect(await isBegun()).toBe(true)
  })

  test('begins at once out of sight, where nothing is painted', async () => {
    expect(await begun('hidden')()).toBe(true)
  })
})
