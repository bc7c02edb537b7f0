import { describe, expect, test } from 'vitest'
import { bestFit, fitted, type Size } from './photo-fit.ts'

const camera = { width: 3000, height: 4000 }

describe('a photo', () => {
  test('keeps its shape, with its longest side shortened', () => {
    expect(fitted(camera, 1)).toEqual({ width: 768, height: 1024 })
    expect(fitted({ width: 4000, height: 3000 }, 0.5)).toEqual({ width: 512, height: 384 })
  })

  test('is never made larger, and never nothing', () => {
    expect(fitted({ width: 64, height: 48 }, 1)).toEqual({ width: 64, height: 48 })
    expect(fitted({ width: 9000, height: 1 }, 1)).toEqual({ width: 1024, height: 1 })
  })

  test('loses quality first, then size, and no more than it has to', () => {
    const tried: [Size, number][] = []
    const encode = (size: Size, quality: number) => {
      tried.push([size, quality])
      return 'x'.repeat(size.width * quality)
    }
    expect(bestFit(camera, encode, 500)).toBe('x'.repeat(768 * 0.6))
    expect(tried).toEqual([
      [{ width: 768, height: 1024 }, 0.8],
      [{ width: 768, height: 1024 }, 0.6],
    ])
    expect(bestFit(camera, encode, 200)?.length).toBe(Math.floor(384 * 0.5))
  })

  test('that can’t be made small enough is none', () => {
    expect(bestFit(camera, () => 'xx', 1)).toBeUndefined()
  })
})
