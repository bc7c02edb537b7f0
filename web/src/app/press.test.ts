import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Presses, pressesOn } from './press.ts'

let page: EventTarget
let presses: Presses
let heard: string[]
const news = () => heard.push('news')
const on = (type: 'pointerdown' | 'pointerup' | 'pointercancel' | 'click') => page.dispatchEvent(new Event(type))
beforeEach(() => {
  vi.useFakeTimers()
  page = new EventTarget()
  presses = pressesOn(page)
  heard = []
})
afterEach(() => {
  vi.useRealTimers()
})

describe('news', () => {
  test('comes at once while nothing is pressed', () => {
    presses.after(news)
    expect(heard).toEqual(['news'])
  })

  test('waits while a finger is down, until its click has been heard by what it pressed', () => {
    on('pointerdown')
    presses.after(news)
    presses.after(news)
    on('pointerup')
    page.addEventListener('click', () => heard.push('click'))
    on('click')
    expect(heard).toEqual(['click'])
    vi.advanceTimersByTime(0)
    expect(heard).toEqual(['click', 'news'])
  })

  test.each([
    ['is lifted without a click', () => on('pointerup') && vi.advanceTimersByTime(200)],
    ['begins to scroll', () => on('pointercancel') && vi.advanceTimersByTime(0)],
    ['rests for long', () => vi.advanceTimersByTime(4000)],
    [
      'has done what it came for, and is still there',
      () => {
        presses.end()
        vi.advanceTimersByTime(0)
      },
    ],
  ])('comes when the finger %s', (_, leave) => {
    on('pointerdown')
    presses.after(news)
    vi.advanceTimersByTime(500)
    expect(heard).toEqual([])
    leave()
    expect(heard).toEqual(['news'])
    expect(presses.isOn()).toBe(false)
  })

  test('waits for the next press too, if that is down before it came', () => {
    on('pointerdown')
    presses.after(news)
    on('click')
    on('pointerdown')
    vi.advanceTimersByTime(0)
    expect(heard).toEqual([])
    on('click')
    vi.advanceTimersByTime(0)
    expect(heard).toEqual(['news'])
  })
})
