import { describe, expect, test } from 'vitest'
import { languageFor } from './language.ts'

describe('the language', () => {
  test('is the one chosen on this device, whatever the device speaks', () => {
    expect(languageFor('en', ['hi-IN'])).toBe('en')
    expect(languageFor('hi', ['en-IN'])).toBe('hi')
  })

  test('is else the first of the device’s that we speak', () => {
    expect(languageFor(null, ['ta-IN', 'hi-IN', 'en-IN'])).toBe('hi')
    expect(languageFor(null, ['en-GB', 'hi'])).toBe('en')
  })

  test('is English for everybody else', () => {
    expect(languageFor(null, ['ta-IN'])).toBe('en')
    expect(languageFor('tlh', [])).toBe('en')
  })
})
