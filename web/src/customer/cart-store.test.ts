import { describe, expect, test } from 'vitest'
import { durableText, type Keeper } from '../device/durable-text.ts'
import { createCartStore } from './cart-store.ts'

/** A device whose browser can be closed, and killed before it has written down what its storage holds. */
function device() {
  const held = new Map<string, string>()
  let kept: string | undefined
  let ids = 0
  let elsewhere = () => {}
  const storage = {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
  }
  const keeper: Keeper = {
    read: async () => kept,
    write: async (text) => {
      kept = text
    },
  }
  const open = (slow: Keeper = keeper) =>
    createCartStore(durableText(storage, 'cart', slow), {
      newId: () => `order-${++ids}`,
      changedElsewhere: (listener) => {
        elsewhere = listener
      },
    })
  const killed = (written: ReadonlyMap<string, string>) => {
    held.clear()
    for (const [key, value] of written) held.set(key, value)
  }
  return { open, storage, keeper, written: () => new Map(held), killed, writeElsewhere: () => elsewhere() }
}

const milk = { sku: 'milk', quantity: 1 }

/** Settles once what was done is kept. */
const kept = () => new Promise<void>((resolve) => setTimeout(resolve))

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

  test('keeps one order id through every send and reload, until it is placed', async () => {
    const { open } = device()
    open().add('milk')
    expect(await open().send()).toBe('order-1')
    expect(await open().send()).toBe('order-1')
    const cart = open()
    cart.setQuantity('milk', 3)
    expect(await cart.send()).toBe('order-1')
    cart.placed('order-1')
    cart.add('milk')
    expect(await cart.send()).toBe('order-2')
  })

  test('begun since an order was placed outlives late news of that order', async () => {
    const cart = device().open()
    cart.add('milk')
    await cart.send()
    cart.placed('order-1')
    cart.add('tea')
    cart.placed('order-1')
    expect(cart.current().cart).toEqual([{ sku: 'tea', quantity: 1 }])
    cart.clear()
    expect(cart.current().cart).toEqual([])
  })

  test('remembers over a reload which order it became, until that has been seen or another is begun', async () => {
    const { open } = device()
    const cart = open()
    cart.add('milk')
    await cart.send()
    cart.placed('order-1')
    expect(open().current()).toEqual({ cart: [], orderId: undefined, sent: false, placed: 'order-1' })
    cart.seen('order-0')
    expect(cart.current().placed).toBe('order-1')
    cart.seen('order-1')
    expect(open().current().placed).toBeUndefined()
    cart.add('milk')
    await cart.send()
    cart.placed('order-2')
    cart.add('tea')
    expect(open().current()).toEqual({
      cart: [{ sku: 'tea', quantity: 1 }],
      orderId: 'order-3',
      sent: false,
      placed: undefined,
    })
  })

  test('emptied by hand starts afresh, unless its order may already exist', async () => {
    const { open } = device()
    const cart = open()
    cart.add('milk')
    cart.setQuantity('milk', 0)
    expect(cart.current()).toEqual({ cart: [], orderId: undefined, sent: false, placed: undefined })
    cart.add('milk')
    await cart.send()
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

describe('the cart of a browser that is killed', () => {
  /** One that was killed with an order on its way of which nothing had been written down. */
  async function killedWhileSending() {
    const { open, written, killed } = device()
    const before = written()
    const cart = open()
    cart.add('milk')
    await cart.send()
    const kill = () => killed(before)
    kill()
    return { open, kill }
  }

  test('asks for the same order when it is back, though nothing of it had been written down', async () => {
    const { open } = await killedWhileSending()
    const back = open()
    await back.known
    expect(back.current()).toEqual({ cart: [milk], orderId: 'order-1', sent: true, placed: undefined })
    expect(await back.send()).toBe('order-1')
  })

  test('sends nothing that its owner has not seen: neither another cart nor one that is an order by now', async () => {
    const { open, written, killed } = device()
    const old = open()
    old.add('tea')
    const before = written()
    await old.send()
    old.placed('order-1')
    old.add('milk')
    await kept()
    killed(before)
    const back = open()
    expect(back.current().cart).toEqual([{ sku: 'tea', quantity: 1 }])
    expect(await back.send()).toBeUndefined()
    expect(back.current()).toEqual({ cart: [milk], orderId: 'order-2', sent: false, placed: undefined })
    const sending = back.send()
    back.placed('order-2')
    expect(await sending).toBeUndefined()
  })

  test('tells what it recalls, and what was done meanwhile is done to that', async () => {
    const { open, kill } = await killedWhileSending()
    const back = open()
    back.add('tea')
    expect(back.current().cart).toEqual([{ sku: 'tea', quantity: 1 }])
    await new Promise<void>((resolve) => back.subscribe(resolve))
    await back.send()
    const whole = { cart: [milk, { sku: 'tea', quantity: 1 }], orderId: 'order-1', sent: true, placed: undefined }
    expect(back.current()).toEqual(whole)
    kill()
    const again = open()
    await again.send()
    expect(again.current()).toEqual(whole)
  })

  test('does not come back once its owner has left, nor its order once that has been seen', async () => {
    const { open, written, killed } = device()
    const cart = open()
    cart.add('milk')
    await cart.send()
    const before = written()
    cart.clear()
    await kept()
    killed(before)
    const back = open()
    await back.known
    expect(back.current().cart).toEqual([])
    expect(await back.send()).toBe('order-2')
    back.placed('order-2')
    back.seen('order-2')
    await kept()
    killed(before)
    const again = open()
    await again.known
    expect(again.current()).toEqual({ cart: [], orderId: undefined, sent: false, placed: undefined })
  })

  test('sends nothing before its id is kept', async () => {
    const { open, keeper } = device()
    let finish = () => {}
    const cart = open({
      ...keeper,
      write: async (text) => {
        await new Promise<void>((resolve) => {
          finish = resolve
        })
        await keeper.write(text)
      },
    })
    let sent = false
    const sending = cart.send().then(() => {
      sent = true
    })
    await expect.poll(() => cart.current().sent).toBe(true)
    expect(sent).toBe(false)
    finish()
    await sending
    expect(await keeper.read()).toContain('order-1')
  })

  test('sends where nothing can be kept', async () => {
    const refusing: Keeper = {
      read: () => Promise.reject(new Error('no database')),
      write: () => Promise.reject(new Error('no database')),
    }
    const cart = device().open(refusing)
    cart.add('milk')
    expect(await cart.send()).toBe('order-1')
  })
})
