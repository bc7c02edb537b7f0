import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Actor, system } from '../account/role.ts'
import { dutyLeaseMs, type Partner } from '../partner/partner.ts'
import { Refusal } from '../refusal.ts'
import { plainClock } from '../time.ts'
import { decide } from './decide.ts'
import { statusFrom } from './history.ts'
import { type ActionType, actionTypes, isFinal, refusal } from './lifecycle.ts'
import type { ActionPayload, Handover, Order, OrderEvent, Proof } from './order.ts'
import { place } from './place.ts'

const asha: Actor = { uid: 'asha', role: 'customer' }
const ravi: Actor = { uid: 'ravi', role: 'delivery_partner' }
const sunil: Actor = { uid: 'sunil', role: 'delivery_partner' }
const root: Actor = { uid: 'root', role: 'admin' }

/** A shop with one order in it, kept as the functions keep it: what a decision says is written, whole. */
class Shop {
  now = 0
  /** How long ago its partners were last heard of. */
  silence = 0
  order: Order
  handover: Handover
  events: OrderEvent[]
  proofs: Proof[] = []
  inPool = true
  stock = 8
  active = new Map<string, Set<string>>([
    ['ravi', new Set()],
    ['sunil', new Set()],
  ])

  constructor() {
    const catalog = new Map([['milk', { ...product, stock: 10 }]])
    const customer = { id: 'asha', name: 'Asha', phone: '+919876543210' }
    const placement = place(request, { catalog, customer, pin: '0420', clock: plainClock(0) })
    if (placement instanceof Refusal) throw placement
    this.order = placement.order
    this.handover = placement.handover
    this.events = [placement.event]
  }

  act(actor: Actor, type: ActionType, payload?: ActionPayload, available = true) {
    const decision = decide({
      order: this.order,
      actionId: 'a',
      action: { type, deviceTime: null, ...(payload ? { payload } : {}) },
      actor,
      partner: actor.role === 'delivery_partner' ? this.partner(actor.uid, available) : undefined,
      handover: this.handover,
      clock: plainClock(this.now),
    })
    if (decision.order) this.order = decision.order
    if (decision.event) this.events.push(decision.event)
    if (decision.proof) this.proofs.push(decision.proof)
    if (decision.pool) this.inPool = decision.pool !== 'removed'
    if (decision.triesLeft !== undefined) this.handover = { ...this.handover, triesLeft: decision.triesLeft }
    for (const item of decision.restock ?? []) this.stock += item.quantity
    const { holder } = decision
    if (holder?.change === 'added') this.active.get(holder.uid)?.add(this.order.id)
    if (holder?.change === 'removed') this.active.get(holder.uid)?.delete(this.order.id)
    return decision.verdict
  }

  private partner(uid: string, available: boolean): Partner {
    const activeOrderIds = [...(this.active.get(uid) ?? [])]
    return { ...partner, id: uid, name: uid, available, heartbeatAt: this.now - this.silence, activeOrderIds }
  }
}

const product = {
  sku: 'milk',
  name: 'Milk',
  description: '',
  category: 'dairy' as const,
  unitPrice: 68_00,
  currency: 'INR' as const,
  imageUrl: '',
  active: true,
}
const request = {
  orderId: 'o1',
  items: [{ sku: 'milk', quantity: 2 }],
  deliveryAddress: { line1: '12 MG Road', city: 'Bengaluru', pincode: '560001' },
  quotedTotal: 136_00,
}
const partner = {
  phone: '+919876500000',
  vehicleNumber: 'KA01AB1234',
  location: null,
  rating: { sum: 0, count: 0 },
}

function shopAt(...steps: readonly (readonly [Actor, ActionType, ActionPayload?])[]): Shop {
  const shop = new Shop()
  for (const [actor, type, payload] of steps) expect(shop.act(actor, type, payload).outcome).toBe('applied')
  return shop
}

const toTheDoor = [
  [ravi, 'accept'],
  [ravi, 'pick_up'],
  [ravi, 'depart'],
] as const

describe('an order', () => {
  test('goes from placed to delivered, each step with its time and its event', () => {
    const shop = shopAt(...toTheDoor, [ravi, 'arrive'], [ravi, 'deliver', { pin: '0420' }])
    expect(shop.order).toMatchObject({ status: 'DELIVERED', version: 6, partnerId: 'ravi', arrivals: { door: 0 } })
    expect(Object.keys(shop.order.times)).toEqual(['PLACED', 'ACCEPTED', 'PICKED_UP', 'ON_THE_WAY', 'DELIVERED'])
    expect(shop.events.map(({ action }) => action)).toEqual([
      'place',
      'accept',
      'pick_up',
      'depart',
      'arrive',
      'deliver',
    ])
    expect(shop.active.get('ravi')?.size).toBe(0)
  })

  test('goes back to the pool when its partner releases it, who keeps no sight of it', () => {
    const shop = shopAt([ravi, 'accept'], [ravi, 'arrive'], [ravi, 'release'])
    expect(shop.order).toMatchObject({ status: 'PLACED', partnerId: null, partner: null, pastPartnerIds: ['ravi'] })
    expect(shop.order).toMatchObject({ arrivals: {}, times: { PLACED: 0 } })
    expect(shop.order.times.ACCEPTED).toBeUndefined()
    expect(shop.inPool).toBe(true)
    expect(shop.act(sunil, 'accept').outcome).toBe('applied')
  })

  test('gives its stock back when cancelled, and frees its partner', () => {
    const shop = shopAt([ravi, 'accept'], [asha, 'cancel'])
    expect([shop.stock, shop.active.get('ravi')?.size, shop.inPool]).toEqual([10, 0, false])
  })

  test.each([
    [{ reason: 'WRONG_ITEMS', note: 'no eggs' } as const, 'WRONG_ITEMS'],
    [{}, null],
  ])('remembers why its customer cancelled, if they said so: %j', (payload, reason) => {
    const shop = shopAt([asha, 'cancel', payload])
    expect(shop.events.at(-1)).toMatchObject({ action: 'cancel', reason })
  })

  test('keeps the photo of its failure', () => {
    const shop = shopAt(...toTheDoor, [ravi, 'fail', { reason: 'GOODS_DAMAGED', photo: '/9j/' }])
    expect(shop.proofs).toEqual([{ kind: 'fail', by: 'ravi', photo: '/9j/', at: 0 }])
    expect(JSON.stringify(shop.order)).not.toContain('/9j/')
    expect(shop.act(ravi, 'fail', { reason: 'OTHER', photo: '/9j/' }).outcome).toBe('already')
    expect(shop.proofs).toHaveLength(1)
  })

  test('that failed stays with its partner until it is returned', () => {
    const shop = shopAt(...toTheDoor, [ravi, 'fail', { reason: 'CUSTOMER_UNREACHABLE', note: 'rang twice' }])
    expect(shop.order.failure).toEqual({ reason: 'CUSTOMER_UNREACHABLE', note: 'rang twice' })
    expect(shop.events.at(-1)?.reason).toBe('CUSTOMER_UNREACHABLE')
    expect(shop.active.get('ravi')?.size).toBe(1)
    expect(shop.act(ravi, 'return').outcome).toBe('applied')
    expect(shop.active.get('ravi')?.size).toBe(0)
  })

  test('is taken back by the system only when the lease is over', () => {
    const shop = shopAt([ravi, 'accept'])
    expect(shop.act(system, 'release')).toMatchObject({ outcome: 'refused', reason: 'LEASE_RUNNING' })
    shop.now = 15 * 60_000
    expect(shop.act(system, 'release').outcome).toBe('applied')
    expect(shop.act(system, 'cancel')).toMatchObject({ outcome: 'refused', reason: 'LEASE_RUNNING' })
    shop.now += 10 * 60_000
    expect(shop.act(system, 'cancel').outcome).toBe('applied')
  })
})

describe('accepting', () => {
  test('tells the loser when, not who', () => {
    const shop = new Shop()
    shop.now = 7
    shop.act(ravi, 'accept')
    const verdict = shop.act(sunil, 'accept')
    expect(verdict).toMatchObject({ outcome: 'refused', reason: 'ALREADY_ACCEPTED', details: { acceptedAt: 7 } })
    expect(JSON.stringify(verdict)).not.toContain('ravi')
  })

  test('twice by the same partner changes nothing and is no error', () => {
    const shop = shopAt([ravi, 'accept'])
    expect(shop.act(ravi, 'accept')).toMatchObject({ outcome: 'already', status: 'ACCEPTED', version: 2 })
    expect(shop.events).toHaveLength(2)
  })

  test('is for partners on duty', () => {
    const shop = new Shop()
    expect(shop.act(ravi, 'accept', undefined, false)).toMatchObject({ reason: 'PARTNER_UNAVAILABLE' })
  })

  test('is for partners who were heard of lately', () => {
    const shop = new Shop()
    shop.silence = dutyLeaseMs
    expect(shop.act(ravi, 'accept')).toMatchObject({ reason: 'PARTNER_UNAVAILABLE' })
    shop.silence = dutyLeaseMs - 1
    expect(shop.act(ravi, 'accept').outcome).toBe('applied')
  })

  test('is for partners with room', () => {
    const shop = new Shop()
    shop.active.set('ravi', new Set(['x', 'y', 'z']))
    expect(shop.act(ravi, 'accept')).toMatchObject({ reason: 'PARTNER_OVER_CAPACITY', details: { capacity: 3 } })
  })
})

describe('the handover', () => {
  test('costs a try for a wrong PIN, none for a missing one, and takes the right one', () => {
    const shop = shopAt(...toTheDoor)
    expect(shop.act(ravi, 'deliver', { pin: '0000' })).toMatchObject({ reason: 'WRONG_PIN', details: { triesLeft: 4 } })
    expect(shop.act(ravi, 'deliver')).toMatchObject({ reason: 'WRONG_PIN', details: { triesLeft: 4 } })
    expect(shop.act(ravi, 'deliver', { photoNote: 'at the gate' })).toMatchObject({ reason: 'WRONG_PIN' })
    expect(shop.act(ravi, 'deliver', { pin: '0420' }).outcome).toBe('applied')
  })

  test('locks after five wrong PINs, flags it, and then takes a photo note only', () => {
    const shop = shopAt(...toTheDoor)
    for (let tries = 0; tries < 5; tries++) expect(shop.act(ravi, 'deliver', { pin: '9999' }).reason).toBe('WRONG_PIN')
    expect(shop.act(ravi, 'deliver', { pin: '0420' })).toMatchObject({ outcome: 'refused', reason: 'PIN_LOCKED' })
    expect(shop.order).toMatchObject({ status: 'ON_THE_WAY', flags: ['PIN_LOCKED'], version: 4 })
    expect(shop.act(ravi, 'deliver', { photoNote: 'left with guard' }).outcome).toBe('applied')
    expect(shop.order).toMatchObject({
      status: 'DELIVERED',
      photoNote: 'left with guard',
      flags: ['PIN_LOCKED', 'DELIVERED_WITHOUT_PIN'],
    })
  })
})

describe('the photo of a handover', () => {
  test('is kept once the PIN is locked, with or without a note, and not a moment earlier', () => {
    const shop = shopAt(...toTheDoor)
    expect(shop.act(ravi, 'deliver', { photo: '/9j/' }).reason).toBe('WRONG_PIN')
    for (let tries = 0; tries < 5; tries++) shop.act(ravi, 'deliver', { pin: '9999', photo: '/9j/' })
    expect(shop.proofs).toEqual([])
    expect(shop.act(ravi, 'deliver', { photo: '/9j/' }).outcome).toBe('applied')
    expect(shop.proofs).toEqual([{ kind: 'deliver', by: 'ravi', photo: '/9j/', at: 0 }])
    expect(shop.order).toMatchObject({ status: 'DELIVERED', photoNote: null })
    expect(shop.order.flags).toContain('DELIVERED_WITHOUT_PIN')
  })

  test('is not kept where the PIN says enough', () => {
    const shop = shopAt(...toTheDoor, [ravi, 'deliver', { pin: '0420', photo: '/9j/' }])
    expect([shop.order.status, shop.proofs]).toEqual(['DELIVERED', []])
  })
})

describe('whatever anyone tries, in any order,', () => {
  const step = fc.record({
    actor: fc.constantFrom(asha, ravi, ravi, ravi, sunil, root, system),
    type: fc.constantFrom(...actionTypes),
    pin: fc.constantFrom('0420', '0420', '1111', undefined),
    wait: fc.constantFrom(0, 60_000, 16 * 60_000),
  })

  test('the order keeps its promises', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const shop = new Shop()
        for (const { actor, type, pin, wait } of steps) {
          const before = shop.order
          shop.now += wait
          const verdict = shop.act(actor, type, pin === undefined ? {} : { pin })
          const { order } = shop

          expect(statusFrom(shop.events)).toBe(order.status)
          expect(order.version).toBe(shop.events.length)
          expect(shop.inPool).toBe(order.status === 'PLACED')
          expect(shop.stock).toBe(order.status === 'CANCELLED' ? 10 : 8)
          expect(shop.handover.triesLeft).toBeGreaterThanOrEqual(0)
          if (verdict.outcome !== 'applied')
            expect(order).toMatchObject({ status: before.status, version: before.version })
          if (isFinal(before.status)) expect(order.status).toBe(before.status)
          if (verdict.outcome === 'applied') expect(refusal(before, type, actor)).toBeUndefined()
          for (const [uid, held] of shop.active) {
            const isHeld = order.partnerId === uid && !isFinal(order.status)
            expect([...held]).toEqual(isHeld ? ['o1'] : [])
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})
