import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { heard } from './heard.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function setup({ waiting }: { readonly waiting: boolean }) {
  const onlookers = new Set<() => void>()
  const store = {
    isWaiting: () => waiting,
    onAny(listener: () => void) {
      onlookers.add(listener)
      return () => onlookers.delete(listener)
    },
  }
  const settled = vi.fn()
  void heard(store, 1000).then(settled)
  const change = async (to: boolean) => {
    waiting = to
    for (const onlooker of onlookers) onlooker()
    await vi.advanceTimersByTimeAsync(0)
  }
  return { onlookers, settled, change }
}

describe('all that is on screen is heard of', () => {
  test('at once where nothing is waited for', async () => {
    const { onlookers, settled } = setup({ waiting: false })
    await vi.advanceTimersByTimeAsync(0)
    expect(settled).toHaveBeenCalledOnce()
    expect(onlookers.size).toBe(0)
  })

  test('when the last of it has come', async () => {
    const { onlookers, settled, change } = setup({ waiting: true })
    await change(true)
    expect(settled).not.toHaveBeenCalled()
    await change(false)
    expect(settled).toHaveBeenCalledOnce()
    expect(onlookers.size).toBe(0)
  })

  test('as far as anybody waits for it: without an answer, patience ends', async () => {
    const { onlookers, settled } = setup({ waiting: true })
    await vi.advanceTimersByTimeAsync(999)
    expect(settled).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(settled).toHaveBeenCalledOnce()
    expect(onlookers.size).toBe(0)
  })
})
