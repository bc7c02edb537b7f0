import { describe, expect, test } from 'vitest'
import { phoneNumber } from './phone-number.ts'

describe('a phone number', () => {
  test.each([
    ['+919845012345', '+91 98450 12345'],
    ['+14155550100', '+14155550100'],
    ['', ''],
  ])('stored as %j is read as %j', (stored, read) => {
    expect(phoneNumber(stored)).toBe(read)
  })
})
