import { describe, expect, test } from 'vitest'
import { situation } from './situation.ts'

const order = { arrivals: {}, failure: null } as const

describe('the situation of an order', () => {
  test.each([
    ['while its partner rides to the shop', { ...order, status: 'ACCEPTED' }, undefined, 'ACCEPTED'],
    ['once they are there', { ...order, status: 'ACCEPTED', arrivals: { shop: 1 } }, undefined, 'AT_SHOP'],
    ['on its way', { ...order, status: 'ON_THE_WAY', arrivals: { shop: 1 } }, undefined, 'ON_THE_WAY'],
    ['at the door', { ...order, status: 'ON_THE_WAY', arrivals: { shop: 1, door: 2 } }, undefined, 'AT_DOOR'],
    ['handed over', { ...order, status: 'DELIVERED', arrivals: { door: 2 } }, undefined, 'DELIVERED'],
    ['called off by its customer', { ...order, status: 'CANCELLED' }, 'customer', 'CANCELLED'],
    ['called off for want of a partner', { ...order, status: 'CANCELLED' }, 'system', 'NOBODY_FREE'],
    [
      'that failed',
      { ...order, status: 'FAILED', failure: { reason: 'ADDRESS_NOT_FOUND' } },
      undefined,
      'ADDRESS_NOT_FOUND',
    ],
  ] as const)('%s', (_, given, calledOffBy, expected) => {
    expect(situation(given, calledOffBy)).toBe(expected)
  })
})
