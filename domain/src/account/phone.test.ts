import { describe, expect, test } from 'vitest'
import { normalVehicleNumber, vehicleNumberPattern } from '../partner/vehicle-number.ts'
import { normalPhone, phonePattern } from './phone.ts'

describe('a phone number', () => {
  test.each(['9876543210', '+919876543210', '+91 98765 43210', '098765-43210', '919876543210'])(
    'may be %s',
    (phone) => {
      expect(phonePattern.test(phone)).toBe(true)
      expect(normalPhone(phone)).toBe('+919876543210')
    },
  )

  test.each(['', '12345', '5876543210', '98765432101', '+1 987 654 3210', '98765x3210'])('may not be %j', (phone) => {
    expect(phonePattern.test(phone)).toBe(false)
  })
})

describe('a vehicle number', () => {
  test.each([
    ['KA01AB1234', 'KA01AB1234'],
    ['ka-01-ab-1234', 'KA01AB1234'],
    ['MH 12 1234', 'MH121234'],
    ['22 BH 1234 AA', '22BH1234AA'],
  ])('may be %s', (typed, stored) => {
    expect(vehicleNumberPattern.test(typed)).toBe(true)
    expect(normalVehicleNumber(typed)).toBe(stored)
  })

  test.each(['', 'bike', 'KA01AB12345', 'K1AB1234', '1234'])('may not be %j', (typed) => {
    expect(vehicleNumberPattern.test(typed)).toBe(false)
  })
})
