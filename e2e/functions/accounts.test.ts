import type { Role } from '@blinkcart/domain/account/role'
import { dutyLeaseMs } from '@blinkcart/domain/partner/partner'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { endShifts } from '../../functions/src/accounts/end-shifts.ts'
import { type Registration, registerAs } from '../../functions/src/accounts/register.ts'
import { switchDuty } from '../../functions/src/accounts/set-availability.ts'
import { openShop, ravi, type Shop, sunil } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  await shop.reset()
  shop.claims.set('new', undefined)
})
afterAll(() => shop.close())

const asCustomer: Registration = { role: 'customer', name: 'Nila', phone: '98765 43210' }
const asPartner: Registration = {
  role: 'delivery_partner',
  name: 'Nila',
  phone: '9876543210',
  vehicleNumber: 'ka 01 ab 1234',
}

function register(request: Registration, role: Role | undefined = shop.claims.get('new')) {
  return registerAs(shop.db, shop.accounts, { uid: 'new', role }, request)
}

describe('registering', () => {
  test('as a customer makes a user and gives the claim', async () => {
    const address = { line1: '1', city: 'Bengaluru', pincode: '560001' }
    expect(await register({ ...asCustomer, address })).toEqual({ role: 'customer' })
    expect(await shop.read('users/new')).toMatchObject({
      name: 'Nila',
      phone: '+919876543210',
      role: 'customer',
      addresses: [address],
    })
    expect(await shop.read('partners/new')).toBeUndefined()
    expect(shop.claims.get('new')).toBe('customer')
  })

  test('as a delivery partner makes a partner too, off duty', async () => {
    expect(await register(asPartner)).toEqual({ role: 'delivery_partner' })
    expect(await shop.read('partners/new')).toMatchObject({
      vehicleNumber: 'KA01AB1234',
      available: false,
      activeOrderIds: [],
    })
    expect(shop.claims.get('new')).toBe('delivery_partner')
  })

  test('as a delivery partner without a vehicle is refused with nothing written', async () => {
    const { vehicleNumber: _, ...request } = asPartner
    expect(await register(request)).toMatchObject({ reason: 'INVALID_VEHICLE' })
    expect(await shop.read('users/new')).toBeUndefined()
    expect(shop.claims.get('new')).toBeUndefined()
  })

  test('again for the same role is fine and finishes what was left half done', async () => {
    await register(asCustomer)
    shop.claims.set('new', undefined)
    expect(await register({ ...asCustomer, name: 'Other' })).toEqual({ role: 'customer' })
    expect(await shop.read('users/new')).toMatchObject({ name: 'Nila' })
    expect(shop.claims.get('new')).toBe('customer')
  })

  test.each<Role>(['delivery_partner', 'admin'])('as a customer is refused to one who is %s already', async (role) => {
    expect(await register(asCustomer, role)).toMatchObject({ reason: 'ROLE_TAKEN', details: { role } })
    expect(await shop.read('users/new')).toBeUndefined()
  })

  test('for a second role is refused though the claim has not arrived yet', async () => {
    await register(asCustomer)
    expect(await register(asPartner, undefined)).toMatchObject({ reason: 'ROLE_TAKEN' })
    expect(await shop.read('partners/new')).toBeUndefined()
  })
})

describe('going off duty', () => {
  test('is refused with an order in hand, and free without', async () => {
    await shop.place('o1')
    await shop.act(ravi, 'accept')
    expect(await switchDuty(shop.db, ravi, false)).toMatchObject({
      reason: 'UNDELIVERED_ORDERS',
      details: { orderIds: ['o1'] },
    })
    await shop.act(ravi, 'release')
    expect(await switchDuty(shop.db, ravi, false)).toEqual({ available: false })
    await shop.place('o2', { items: [{ sku: 'milk', quantity: 1 }], quotedTotal: 68_00 })
    expect(await shop.act(ravi, 'accept', { orderId: 'o2' })).toMatchObject({ reason: 'PARTNER_UNAVAILABLE' })
    expect(await switchDuty(shop.db, ravi, true)).toEqual({ available: true })
    expect(await shop.act(ravi, 'accept', { orderId: 'o2' })).toMatchObject({ outcome: 'applied' })
  })

  test('needs a partner who has registered', async () => {
    expect(await switchDuty(shop.db, { uid: 'new', role: 'delivery_partner' }, true)).toMatchObject({
      reason: 'NOT_REGISTERED',
    })
  })
})

describe('a partner who has fallen silent', () => {
  const later = () => Date.now() + dutyLeaseMs

  test('may accept nothing, and is put off duty, once', async () => {
    await shop.place('o1')
    expect(await shop.act(ravi, 'accept', { now: later() })).toMatchObject({ reason: 'PARTNER_UNAVAILABLE' })
    expect(await endShifts(shop.db)).toBe(0)
    const ended = await Promise.all([endShifts(shop.db, later()), endShifts(shop.db, later())])
    expect(ended[0] + ended[1]).toBe(2)
    expect(await shop.read('partners/ravi')).toMatchObject({ available: false })
    expect(await endShifts(shop.db, later())).toBe(0)
  })

  test('stays on duty with an order in hand, or if they were heard of just in time', async () => {
    await shop.place('o1')
    await shop.act(ravi, 'accept')
    const now = later()
    await shop.db.doc('partners/sunil').update({ heartbeatAt: new Date(now - 1000) })
    expect(await endShifts(shop.db, now)).toBe(0)
    expect(await shop.act(sunil, 'pick_up', { now })).toMatchObject({ reason: 'NOT_YOURS' })
    expect(await shop.act(ravi, 'pick_up', { now })).toMatchObject({ outcome: 'applied' })
  })
})
