import { describe, expect, test } from 'vitest'
import { safePath } from './safe-path.ts'

describe('safePath', () => {
  test('keeps a path inside the app', () => {
    expect(safePath('/orders/abc')).toBe('/orders/abc')
  })

  test.each([null, '', 'https://evil.example', '//evil.example', '/\\evil.example'])('drops %s', (next) => {
    expect(safePath(next)).toBeUndefined()
  })
})
