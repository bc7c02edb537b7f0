import { describe, expect, test } from 'vitest'
import { type CallableName, contract, parsed } from './contract.ts'
import { maxPhotoLength } from './order/photo.ts'
import { Refusal } from './refusal.ts'

const address = { line1: '12 MG Road', city: 'Bengaluru', pincode: '560001' }
const order = { orderId: 'o1', items: [{ sku: 'milk', quantity: 1 }], deliveryAddress: address, quotedTotal: 1 }
const asha = { role: 'customer', name: 'Asha', phone: '98765 43210' }
const fail = { orderId: 'o1', actionId: 'a1', type: 'fail', payload: { reason: 'OTHER' } }
const deliver = { orderId: 'o1', actionId: 'a1', type: 'deliver', payload: { pin: '0420' } }

// biome-ignore format: a table
const fitting: [CallableName, unknown][] = [
  ['register',        asha],
  ['register',        { ...asha, role: 'delivery_partner', vehicleNumber: 'KA-01-AB-1234' }],
  ['register',        { ...asha, address }],
  ['placeOrder',      order],
  ['act',             deliver],
  ['act',             { orderId: 'o1', actionId: 'a1', type: 'accept', deviceTime: 1 }],
  ['act',             { orderId: 'o1', actionId: 'a1', type: 'fail', payload: { reason: 'OTHER' } }],
  ['act',             { orderId: 'o1', actionId: 'a1', type: 'return', deviceTime: '2026-01-01T00:00:00Z' }],
  ['act',             { ...deliver, payload: { photo: '/9j/4AA=', photoNote: 'at the gate' } }],
  ['act',             { ...deliver, payload: { photo: `/9j/${'A'.repeat(maxPhotoLength - 4)}` } }],
  ['act',             { ...fail, payload: { reason: 'OTHER', photo: '/9j/4A==' } }],
  ['act',             { ...fail, type: 'cancel', payload: { reason: 'CHANGED_MIND', note: 'sorry' } }],
  ['act',             { ...fail, type: 'cancel', payload: {} }],
  ['setAvailability', { available: true }],
  ['rateOrder',       { orderId: 'o1', stars: 5, comment: 'quick' }],
]

// biome-ignore format: a table
const unfitting: [CallableName, unknown, string][] = [
  ['register',        { ...asha, role: 'admin' },                                'ROLE_NOT_OFFERED'],
  ['register',        { ...asha, phone: '12345' },                               'INVALID_PHONE'],
  ['register',        { ...asha, phone: 9876543210 },                            'INVALID_PHONE'],
  ['register',        { ...asha, vehicleNumber: 'bike' },                        'INVALID_VEHICLE'],
  ['register',        { ...asha, isAdmin: true },                                'INVALID_REQUEST'],
  ['placeOrder',      { ...order, items: [] },                                   'EMPTY_CART'],
  ['placeOrder',      { ...order, items: [{ sku: 'milk', quantity: 0 }] },       'INVALID_QUANTITY'],
  ['placeOrder',      { ...order, items: [{ sku: 'milk', quantity: 51 }] },      'INVALID_QUANTITY'],
  ['placeOrder',      { ...order, items: [{ sku: 'milk', quantity: 1.5 }] },     'INVALID_QUANTITY'],
  ['placeOrder',      { ...order, items: [{ sku: 'milk', quantity: '1' }] },     'INVALID_QUANTITY'],
  ['placeOrder',      { ...order, items: [{ sku: 'm', quantity: 1, unitPrice: 1 }] }, 'INVALID_REQUEST'],
  ['placeOrder',      { ...order, orderId: 'a/b' },                              'INVALID_REQUEST'],
  ['placeOrder',      { ...order, orderId: '__o__' },                            'INVALID_REQUEST'],
  ['placeOrder',      { ...order, total: 1 },                                    'INVALID_REQUEST'],
  ['placeOrder',      { ...order, deliveryAddress: { ...address, pincode: '0' } }, 'INVALID_REQUEST'],
  ['act',             { ...deliver, type: 'teleport' },                          'INVALID_REQUEST'],
  ['act',             { ...deliver, payload: { pin: 420 } },                     'INVALID_REQUEST'],
  ['act',             { ...deliver, by: 'someone' },                             'INVALID_REQUEST'],
  ['act',             { orderId: 'o1', actionId: 'a1', type: 'fail' },           'INVALID_REQUEST'],
  ['act',             { ...fail, payload: { reason: 'OTHER', photo: 'data:image/jpeg;base64,/9j/' } }, 'INVALID_REQUEST'],
  ['act',             { ...fail, payload: { reason: 'OTHER', photo: 'iVBORw0KGgo=' } }, 'INVALID_REQUEST'],
  ['act',             { ...fail, payload: { reason: 'OTHER', photo: '/9j/4A=' } }, 'INVALID_REQUEST'],
  ['act',             { ...fail, payload: { reason: 'OTHER', photo: '/9j/<svg' } }, 'INVALID_REQUEST'],
  ['act',             { ...fail, payload: { reason: 'OTHER', photo: `/9j/${'A'.repeat(maxPhotoLength)}` } }, 'INVALID_REQUEST'],
  ['act',             { ...fail, payload: { reason: 'OTHER', photoHash: 'x' } }, 'INVALID_REQUEST'],
  ['act',             { ...fail, type: 'cancel', payload: { reason: 'BORED' } }, 'INVALID_REQUEST'],
  ['act',             { ...fail, type: 'pick_up', payload: { photo: '/9j/' } }, 'INVALID_REQUEST'],
  ['setAvailability', { available: 'yes' },                                      'INVALID_REQUEST'],
  ['rateOrder',       { orderId: 'o1', stars: 6 },                               'INVALID_REQUEST'],
  ['rateOrder',       null,                                                      'INVALID_REQUEST'],
]

describe('the contract', () => {
  test.each(fitting)('of %s takes %j', (name, value) => {
    expect(parsed(contract[name].input, value)).toEqual(value)
  })

  test.each(unfitting)('of %s refuses %j as %s', (name, value, reason) => {
    const refused = parsed(contract[name].input, value)
    expect(refused instanceof Refusal && refused.reason).toBe(reason)
  })
})
