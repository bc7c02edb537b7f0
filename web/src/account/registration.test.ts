import { describe, expect, test } from 'vitest'
import { blankRegistration, type Registration, registerRequest, registrationProblems } from './registration.ts'

const asha: Registration = {
  ...blankRegistration,
  email: 'asha@example.com',
  password: 'secret1',
  name: ' Asha ',
  phone: '98765 43210',
}

describe('a registration', () => {
  test('of a customer is fine without an address, and asks for none', () => {
    expect(registrationProblems(asha, false)).toEqual({})
    expect(registerRequest(asha)).toEqual({ role: 'customer', name: 'Asha', phone: '98765 43210' })
  })

  test('with half an address says what is missing', () => {
    expect(registrationProblems({ ...asha, city: 'Bengaluru', pincode: '56' }, false)).toEqual({
      line1: 'required',
      pincode: 'pincode',
    })
  })

  test('of a partner needs a vehicle, and never sends an address', () => {
    const ravi: Registration = { ...asha, role: 'delivery_partner', line1: 'left over' }
    expect(registrationProblems(ravi, false)).toEqual({ vehicle: 'vehicle' })
    expect(registerRequest({ ...ravi, vehicle: 'KA01AB1234' })).toEqual({
      role: 'delivery_partner',
      name: 'Asha',
      phone: '98765 43210',
      vehicleNumber: 'KA01AB1234',
    })
  })

  test('of nobody is wrong in every field', () => {
    expect(registrationProblems(blankRegistration, false)).toEqual({
      email: 'email',
      password: 'shortPassword',
      name: 'required',
      phone: 'phone',
    })
  })

  test('of someone signed in asks for no email or password', () => {
    expect(registrationProblems({ ...asha, email: '', password: '' }, true)).toEqual({})
  })
})
