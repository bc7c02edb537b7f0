import { describe, expect, test } from 'vitest'
import type { Actor } from '../account/role.ts'
import type { OrderStatus } from './lifecycle.ts'
import { type ActionType, actionTypes, isFinal, isFulfilled, offeredActions, refusal, statuses } from './lifecycle.ts'

const actors = {
  asha: { uid: 'asha', role: 'customer' },
  'another customer': { uid: 'bala', role: 'customer' },
  ravi: { uid: 'ravi', role: 'delivery_partner' },
  'another partner': { uid: 'sunil', role: 'delivery_partner' },
  admin: { uid: 'root', role: 'admin' },
  system: { uid: 'system', role: 'system' },
} as const satisfies Record<string, Actor>

type Who = keyof typeof actors

/** The lifecycle as the product page tells it, written out a second time, by hand. */
const allowed = new Set([
  'PLACED ravi accept',
  'PLACED another partner accept',
  'PLACED asha cancel',
  'PLACED system cancel',
  'ACCEPTED ravi release',
  'ACCEPTED system release',
  'ACCEPTED ravi arrive',
  'ACCEPTED ravi pick_up',
  'ACCEPTED asha cancel',
  'PICKED_UP ravi depart',
  'PICKED_UP ravi fail',
  'ON_THE_WAY ravi arrive',
  'ON_THE_WAY ravi deliver',
  'ON_THE_WAY ravi fail',
  'FAILED ravi return',
])

/** An order of Asha's that Ravi holds, unless nobody does yet. */
function order(status: OrderStatus) {
  const partnerId = status === 'PLACED' ? null : 'ravi'
  return { id: 'o1', status, customerId: 'asha', partnerId, pastPartnerIds: [], arrivals: {} }
}

const matrix = statuses.flatMap((status) =>
  actionTypes.flatMap((action) => (Object.keys(actors) as Who[]).map((who) => ({ status, action, who }))),
)

describe('the lifecycle', () => {
  test.each(matrix)('$status: $who may $action only if the product says so', ({ status, action, who }) => {
    const refused = refusal(order(status), action, actors[who])
    expect(refused === undefined).toBe(allowed.has(`${status} ${who} ${action}`))
  })

  test('covers every status, action and actor', () => {
    expect(matrix).toHaveLength(8 * 9 * 6)
  })

  test('ends in delivered, cancelled and returned, and nowhere else', () => {
    expect(statuses.filter(isFinal)).toEqual(['DELIVERED', 'CANCELLED', 'RETURNED'])
  })

  test('offers an admin nothing, ever', () => {
    expect(statuses.flatMap((status) => offeredActions(order(status), actors.admin))).toEqual([])
  })
})

describe('a refusal', () => {
  // biome-ignore format: a table
  test.each<[OrderStatus, Who, ActionType, string]>([
    ['PLACED',    'asha',             'accept',  'WRONG_ROLE'],
    ['PLACED',    'admin',            'cancel',  'WRONG_ROLE'],
    ['ACCEPTED',  'another customer', 'cancel',  'NOT_YOURS'],
    ['ACCEPTED',  'another partner',  'pick_up', 'NOT_YOURS'],
    ['PLACED',    'ravi',             'pick_up', 'NOT_YOURS'],
    ['ACCEPTED',  'another partner',  'accept',  'ALREADY_ACCEPTED'],
    ['DELIVERED', 'another partner',  'accept',  'ALREADY_ACCEPTED'],
    ['CANCELLED', 'another partner',  'accept',  'ILLEGAL_TRANSITION'],
    ['PICKED_UP', 'asha',             'cancel',  'ILLEGAL_TRANSITION'],
    ['ACCEPTED',  'ravi',             'deliver', 'ILLEGAL_TRANSITION'],
  ])('of a %s order to %s who would %s says %s', (status, who, action, reason) => {
    expect(refusal(order(status), action, actors[who])?.reason).toBe(reason)
  })

  test('of an illegal step names where the order is and where it would have gone', () => {
    expect(refusal(order('DELIVERED'), 'depart', actors.ravi)?.details).toEqual({ from: 'DELIVERED', to: 'ON_THE_WAY' })
  })
})

describe('an action is fulfilled', () => {
  test('when its status is the one it leads to, for the one who did it only', () => {
    expect(isFulfilled(order('DELIVERED'), 'deliver', actors.ravi)).toBe(true)
    expect(isFulfilled(order('DELIVERED'), 'deliver', actors['another partner'])).toBe(false)
    expect(isFulfilled(order('ACCEPTED'), 'accept', actors.ravi)).toBe(true)
    expect(isFulfilled(order('ACCEPTED'), 'accept', actors['another partner'])).toBe(false)
    expect(isFulfilled(order('CANCELLED'), 'cancel', actors.asha)).toBe(true)
  })

  test('when a partner gave the order back already', () => {
    const released = { ...order('PLACED'), pastPartnerIds: ['ravi'] }
    expect(isFulfilled(released, 'release', actors.ravi)).toBe(true)
    expect(isFulfilled(released, 'release', actors['another partner'])).toBe(false)
  })

  test('when the partner is known to be there, and not merely because the status stays', () => {
    expect(isFulfilled(order('ON_THE_WAY'), 'arrive', actors.ravi)).toBe(false)
    expect(isFulfilled({ ...order('ON_THE_WAY'), arrivals: { door: 1 } }, 'arrive', actors.ravi)).toBe(true)
    expect(isFulfilled({ ...order('ON_THE_WAY'), arrivals: { shop: 1 } }, 'arrive', actors.ravi)).toBe(false)
  })
})
