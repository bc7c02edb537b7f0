import { describe, expect, test } from 'vitest'
import { installWay } from './install-hint.ts'

const android = 'Mozilla/5.0 (Linux; Android 10; Redmi 9A) Chrome/126 Mobile'
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Safari/604.1'
const fresh = { userAgent: android, standalone: false, offered: false, declined: false }

describe('the way to install the app', () => {
  test('is a press where the browser offers it', () => {
    expect(installWay({ ...fresh, offered: true })).toBe('press')
  })

  test('is by hand on an iPhone, which never offers it', () => {
    expect(installWay({ ...fresh, userAgent: iphone })).toBe('hand')
  })

  test.each([
    ['the browser does not offer it', fresh],
    ['it runs on its own already', { ...fresh, userAgent: iphone, standalone: true }],
    ['it was declined', { ...fresh, offered: true, declined: true }],
  ])('is none when %s', (_, device) => {
    expect(installWay(device)).toBeUndefined()
  })
})
