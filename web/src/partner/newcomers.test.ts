import { describe, expect, test } from 'vitest'
import { newcomers } from './newcomers.ts'

const [a, b] = [{ id: 'a' }, { id: 'b' }]

describe('what is new in a list', () => {
  test('is nothing at first sight', () => {
    expect(newcomers().look([a, b])).toEqual([])
  })

  test('is what was not there at the last look', () => {
    const news = newcomers()
    news.look([])
    expect(news.look([a])).toEqual([a])
    expect(news.look([b, a])).toEqual([b])
    expect(news.look([a])).toEqual([])
    expect(news.look([a, b])).toEqual([b])
  })
})
