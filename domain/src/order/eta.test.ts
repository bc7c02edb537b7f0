import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shop } from '../shop.ts'
import { minutes, plainClock } from '../time.ts'
import { type EtaNow, etaNow, etaOf } from './eta.ts'
import { isFinal, type OrderStatus, statuses } from './lifecycle.ts'

/** A door some kilometres north of the shop. */
function doorAt(km: number) {
  return { line1: '1 First Cross', city: 'Bengaluru', pincode: '560034', lat: shop.lat + km / 111.19, lng: shop.lng }
}

/** An order that reached `status` at 0, for a door that far away. */
function orderAt(status: OrderStatus, km = 2) {
  const deliveryAddress = doorAt(km)
  const eta = etaOf(status, plainClock(0), deliveryAddress)
  return { status, eta, deliveryAddress, arrivals: {}, times: { [status]: 0 } }
}

/** A partner who has so far to go, seen at `at`. */
function seen(km: number, at: number) {
  const { lat, lng } = doorAt(2 - km)
  return { lat, lng, at }
}

function due(eta: EtaNow | undefined) {
  if (eta?.kind !== 'due') throw new Error(`not due, but ${eta?.kind}`)
  return { ...eta, width: eta.to - eta.from }
}

describe('the promise to an order', () => {
  test('comes nearer and narrows with each step', () => {
    const steps = (['PLACED', 'ACCEPTED', 'PICKED_UP', 'ON_THE_WAY'] as const).map((status) =>
      due(etaNow(orderAt(status), 0)),
    )
    expect(steps.map(({ to }) => to)).toEqual(steps.map(({ to }) => to).toSorted((a, b) => b - a))
    expect(steps.map(({ width }) => width)).toEqual(steps.map(({ width }) => width).toSorted((a, b) => b - a))
  })

  test('is later for a door that is farther away, and something for one that is nowhere', () => {
    expect(orderAt('PLACED', 6).eta?.from).toBeGreaterThan(orderAt('PLACED', 1).eta?.from ?? Number.NaN)
    expect(etaOf('PLACED', plainClock(0))).toEqual({ from: minutes(13), to: minutes(30) })
  })

  test('is none once it is not coming', () => {
    for (const status of statuses) {
      const isComing = !isFinal(status) && status !== 'FAILED'
      expect(etaNow(orderAt(status), 0) !== undefined).toBe(isComing)
    }
  })
})

describe('while a step goes on, the range', () => {
  test('narrows from below, then moves on and widens, and is late in the end', () => {
    const order = orderAt('PLACED')
    const at = (minute: number) => etaNow(order, minutes(minute))
    expect(due(at(5)).width).toBeLessThan(due(at(0)).width)
    expect(due(at(5)).to).toBe(due(at(0)).to)
    expect(due(at(10)).to).toBe(due(at(8)).to + minutes(2))
    expect(at(60)).toEqual({ kind: 'late', promised: order.eta?.to, asOf: 0 })
  })

  test('is late on the way as soon as what was promised is over', () => {
    const order = orderAt('ON_THE_WAY')
    const end = order.eta?.to ?? Number.NaN
    expect(etaNow(order, end - 1)?.kind).toBe('due')
    expect(etaNow(order, end)).toEqual({ kind: 'late', promised: end, asOf: 0 })
  })
})

describe('with a position, the range', () => {
  const order = orderAt('ON_THE_WAY')

  test('narrows as the partner comes near', () => {
    expect(due(etaNow(order, 0, seen(0.5, 0)))).toMatchObject({ by: 'position', asOf: 0 })
    expect(due(etaNow(order, 0, seen(0.5, 0))).width).toBeLessThan(due(etaNow(order, 0, seen(2, 0))).width)
  })

  test('widens in their silence, and falls back to the step after a while', () => {
    const position = seen(2, 0)
    expect(due(etaNow(order, minutes(2), position)).width).toBeGreaterThan(due(etaNow(order, 0, position)).width)
    expect(due(etaNow(order, minutes(3) + 1, position)).by).toBe('step')
  })

  test('knows better than a promise that is over', () => {
    const late = (order.eta?.to ?? Number.NaN) + minutes(5)
    expect(due(etaNow(order, late, seen(1, late))).from).toBeGreaterThan(late)
  })

  test('counts on the way only', () => {
    expect(due(etaNow(orderAt('PICKED_UP'), 0, seen(0.1, 0))).by).toBe('step')
  })

  test('is done with at the door', () => {
    expect(etaNow({ ...order, arrivals: { door: 7 } }, minutes(90), seen(0, 8))).toEqual({ kind: 'here', asOf: 7 })
  })
})

describe('whatever happens, the range', () => {
  test('is never past nor upside down', () => {
    const moment = fc.integer({ min: 0, max: minutes(90) })
    const place = fc.record({ km: fc.double({ min: -3, max: 9, noNaN: true }), at: moment })
    const status = fc.constantFrom(...statuses)
    fc.assert(
      fc.property(status, moment, fc.option(place, { nil: undefined }), (status, now, place) => {
        const eta = etaNow(orderAt(status), now, place && seen(place.km, place.at))
        if (eta?.kind === 'due') {
          expect(eta.from).toBeGreaterThanOrEqual(now)
          expect(eta.to).toBeGreaterThan(now)
          expect(eta.to).toBeGreaterThanOrEqual(eta.from)
        }
        if (eta?.kind === 'late') expect(eta.promised).toBeLessThanOrEqual(now)
      }),
    )
  })
})
