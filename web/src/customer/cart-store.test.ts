import { describe, expect, test } from 'vitest'
import { createCartStore } from './cart-store.ts'

function device() {
  const held = new Map<string, string>()
  let ids = 0
  let elsewhere = () => {}
  const storage = {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  }
  const open = () =>
    createCartStore(storage, 'cart', {
      newId: () => `order-${++ids}`,
      changedElsewhere: (listener) => {
        elsewhere = listener
      },
    })
  return { open, storage, writeElsewhere: () => elsewhere() }
}

describe('the cart', () => {
  test('survives a reload, its order id too', () => {
    const { open } = device()
    const before = open()
    before.add('milk')
    before.add('milk')
    before.add('bread')
    expect(open().current()).toEqual({
      cart: [
        { sku: 'milk', quantity: 2 },
        { sku: 'bread', quantity: 1 },
      ],
      orderId: 'order-1',
      sent: false,
      placed: undefined,
    })
  })

  test('keeps one order id through every send and reload, until it is placed', () => {
    const { open } = device()
    open().add('milk')
    expect(open().send()).toBe('order-1')
    expect(open().send()).toBe('order-1')
    const cart = open()
    cart.setQuantity('milk', 3)
    expect(cart.send()).toBe('order-1')
    cart.placed('order-1')
    cart.add('milk')
    expect(cart.send()).toBe('order-2')
  })

  test('begun since an order was placed outlives late news of that order', () => {
    const cart = device().open()
    cart.add('milk')
    cart.placed(cart.send())
    cart.add('tea')
    cart.placed('order-1')
    expect(cart.current().cart).toEqual([{ sku: 'tea', quantity: 1 }])
    cart.clear()
    expect(cart.current().cart).toEqual([])
  })

  test('remembers over a reload which order it became, until that has been seen or another is begun', () => {
    const { open } = device()
    const cart = open()
    cart.add('milk')
    cart.placed(cart.send())
    expect(open().current()).toEqual({ cart: [], orderId: undefined, sent: false, placed: 'order-1' })
    cart.seen('order-0')
    expect(cart.current().placed).toBe('order-1')
    cart.seen('order-1')
    expect(open().current().placed).toBeUndefined()
    cart.add('milk')
    cart.placed(cart.send())
    cart.add('tea')
    expect(open().current()).toEqual({
      cart: [{ sku: 'tea', quantity: 1 }],
      orderId: 'order-3',
      sent: false,
      placed: undefined,
    })
  })

  test('emptied by hand starts afresh, unless its order may already exist', () => {
    const { open } = device()
    const cart = open()
    cart.add('milk')
    cart.setQuantity('milk', 0)
    expect(cart.current()).toEqual({ cart: [], orderId: undefined, sent: false, placed: undefined })
    cart.add('milk')
    cart.send()
    cart.setQuantity('milk', 0)
    expect(cart.current()).toEqual({ cart: [], orderId: 'order-2', sent: true, placed: undefined })
  })

  test('tells its listeners, also of what another tab did', () => {
    const { open, storage, writeElsewhere } = device()
    const cart = open()
    let told = 0
    const stop = cart.subscribe(() => told++)
    cart.add('milk')
    storage.setItem('cart', JSON.stringify({ cart: [{ sku: 'tea', quantity: 4 }], orderId: 'order-9', sent: false }))
    writeElsewhere()
    expect(cart.current().cart).toEqual([{ sku: 'tea', quantity: 4 }])
    stop()
    cart.add('milk')
    expect(told).toBe(2)
  })

  test.each(['{', '[]', '{"cart":[{"sku":1}]}', 'null'])('starts empty where storage holds %s', (stored) => {
    const { open, storage } = device()
    storage.setItem('cart', stored)
    expect(open().current().cart).toEqual([])
  })

  test('drops lines that no order may have', () => {
    const { open, storage } = device()
    const cart = [
      { sku: 'milk', quantity: -1 },
      { sku: 'tea', quantity: 2.5 },
      { sku: 'salt', quantity: 51 },
      { sku: 'rice', quantity: 2 },
    ]
    storage.setItem('cart', JSON.stringify({ cart, orderId: 'order-1' }))
    expect(open().current().cart).toEqual([{ sku: 'rice', quantity: 2 }])
  })
})
