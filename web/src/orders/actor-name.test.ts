import { describe, expect, test } from 'vitest'
import { actorName } from './actor-name.ts'

const words = { you: 'You', customer: 'Customer', delivery_partner: 'A partner', admin: 'Admin', system: 'BlinkCart' }
const order = {
  customer: { name: 'Asha', phone: '+919876543210' },
  partnerId: 'ravi',
  partner: { name: 'Ravi', phone: '+919876543211', vehicleNumber: 'KA01AB1234' },
}

describe('actorName', () => {
  test('calls the reader you', () => {
    expect(actorName({ uid: 'asha', role: 'customer' }, order, { uid: 'asha', words })).toBe('You')
  })

  test('names the order’s own people to others', () => {
    expect(actorName({ uid: 'ravi', role: 'delivery_partner' }, order, { uid: 'asha', words })).toBe('Ravi')
    expect(actorName({ uid: 'asha', role: 'customer' }, order, { uid: 'ravi', words })).toBe('Asha')
  })

  test('names neither a partner who gave it back nor the system', () => {
    expect(actorName({ uid: 'meena', role: 'delivery_partner' }, order, { uid: 'asha', words })).toBe('A partner')
    expect(actorName({ uid: 'system', role: 'system' }, order, { uid: 'asha', words })).toBe('BlinkCart')
  })
})
