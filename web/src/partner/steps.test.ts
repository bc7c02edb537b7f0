import { type OrderStatus, statuses } from '@blinkcart/domain/order/lifecycle'
import { describe, expect, test } from 'vitest'
import { order } from './order-fixture.ts'
import { arrivalOffered, nextStep, projected, type StepType, waysOut } from './steps.ts'

const ravi = { uid: 'ravi', role: 'delivery_partner' } as const

const next: Partial<Record<OrderStatus, StepType>> = {
  ACCEPTED: 'pick_up',
  PICKED_UP: 'depart',
  ON_THE_WAY: 'deliver',
  FAILED: 'return',
}

describe('the next step', () => {
  test.each(statuses)('of an order that is %s is the one the lifecycle leads on by', (status) => {
    expect(nextStep(order('o1', status), ravi)).toBe(next[status])
  })

  test('is nothing for somebody else’s order', () => {
    expect(nextStep(order('o1', 'ACCEPTED'), { ...ravi, uid: 'meena' })).toBeUndefined()
  })
})

describe('the ways out', () => {
  test('are to release before it is collected, to fail after, and none in the end', () => {
    expect(statuses.map((status) => waysOut(order('o1', status), ravi))).toEqual([
      [],
      ['release'],
      ['fail'],
      ['fail'],
      [],
      [],
      [],
      [],
    ])
  })
})

describe('an order to which more was done than it shows', () => {
  const pickUp = { at: 1, deed: { type: 'pick_up' } } as const
  const depart = { at: 2, deed: { type: 'depart' } } as const

  test('is shown as that will leave it', () => {
    expect(nextStep(projected(order('o1', 'ACCEPTED'), [pickUp, depart]), ravi)).toBe('deliver')
  })

  test('keeps out what can’t follow', () => {
    expect(projected(order('o1', 'DELIVERED'), [pickUp]).status).toBe('DELIVERED')
  })

  test('counts what was applied until the order has caught up, and never what was refused', () => {
    const applied = (version: number) => ({ ...pickUp, fate: { outcome: 'applied', version } }) as const
    expect(projected(order('o1', 'ACCEPTED'), [applied(2)]).status).toBe('PICKED_UP')
    expect(projected(order('o1', 'ACCEPTED'), [applied(1)]).status).toBe('ACCEPTED')
    const refused = { outcome: 'refused', reason: 'NOT_YOURS', told: {} } as const
    expect(projected(order('o1', 'ACCEPTED'), [{ ...pickUp, fate: refused }]).status).toBe('ACCEPTED')
  })

  test('offers nothing once released', () => {
    const released = projected(order('o1', 'ACCEPTED'), [{ at: 1, deed: { type: 'release' } }])
    expect([nextStep(released, ravi), waysOut(released, ravi)]).toEqual([undefined, []])
  })

  test('does not ask again for an arrival that is queued', () => {
    expect(arrivalOffered(order('o1', 'ON_THE_WAY'), ravi)).toBe('door')
    const arrived = projected(order('o1', 'ON_THE_WAY'), [{ at: 1, deed: { type: 'arrive' } }])
    expect(arrivalOffered(arrived, ravi)).toBeUndefined()
  })
})
