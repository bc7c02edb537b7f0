import { minutes } from '@blinkcart/domain/time'
import { describe, expect, test } from 'vitest'
import { orderWith } from '../orders/order-fixture.ts'
import { type OrdersView, shownOrders, tabCounts } from './orders-view.ts'

const ravi = { name: 'Ravi', phone: '+919800000001', vehicleNumber: 'KA01AB1234' }
const placed = orderWith({ id: 'aaa', placedAt: 3, times: { PLACED: 3 }, total: 500 })
const carried = orderWith({ id: 'bbb', status: 'ON_THE_WAY', placedAt: 2, times: { ON_THE_WAY: 9 }, partner: ravi })
const done = orderWith({ id: 'ccc', status: 'DELIVERED', placedAt: 1, times: { DELIVERED: 5 }, total: 9000 })
const orders = [placed, carried, done]

const view: OrdersView = { tab: 'all', search: '', sort: 'ordered', descending: true }
const ids = (chosen: Partial<OrdersView>, now = 10) =>
  shownOrders(orders, { ...view, ...chosen }, now).map(({ id }) => id)

describe('the orders shown', () => {
  test('are the newest first', () => {
    expect(ids({})).toEqual(['aaa', 'bbb', 'ccc'])
  })

  test('are those of the tab', () => {
    expect(ids({ tab: 'open' })).toEqual(['aaa', 'bbb'])
    expect(ids({ tab: 'DELIVERED' })).toEqual(['ccc'])
    expect(ids({ tab: 'attention' })).toEqual([])
    expect(ids({ tab: 'attention' }, minutes(4))).toEqual(['aaa'])
  })

  test.each([
    ['BBB', ['bbb']],
    ['ravi', ['bbb']],
    [' ka01ab ', ['bbb']],
    ['asha', ['aaa', 'bbb', 'ccc']],
    ['milk', ['aaa', 'bbb', 'ccc']],
    ['nobody', []],
  ])('are found by %s', (search, found) => {
    expect(ids({ search })).toEqual(found)
  })

  test('are sorted as asked, either way, the newer first among equals', () => {
    expect(ids({ sort: 'total' })).toEqual(['ccc', 'bbb', 'aaa'])
    expect(ids({ sort: 'total', descending: false })).toEqual(['aaa', 'bbb', 'ccc'])
    expect(ids({ sort: 'since' })).toEqual(['aaa', 'ccc', 'bbb'])
    expect(ids({ sort: 'status', descending: false })).toEqual(['aaa', 'bbb', 'ccc'])
  })
})

describe('the counts', () => {
  test('take open orders as seen and ended ones from the figures', () => {
    const counts = tabCounts([placed, carried], { PLACED: 77, DELIVERED: 40, CANCELLED: 2 }, 10)
    expect(counts).toEqual({
      all: 44,
      open: 2,
      attention: 0,
      PLACED: 1,
      ACCEPTED: 0,
      PICKED_UP: 0,
      ON_THE_WAY: 1,
      FAILED: 0,
      DELIVERED: 40,
      CANCELLED: 2,
      RETURNED: 0,
    })
  })

  test('leave out what nobody knows', () => {
    expect(tabCounts([], undefined, 0)).not.toHaveProperty('DELIVERED')
  })
})
