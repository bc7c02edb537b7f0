import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { rememberLanguage } from '../notifications/memory.ts'
import { stubMemory } from '../notifications/memory-fixture.ts'
import { updates as hindi } from '../words/hindi/updates.ts'
import { openFromNotification } from './open-from-notification.ts'
import { passBy } from './pass-by.ts'
import { tellPushed } from './tell-pushed.ts'
import type { OpenPage, WorkerScope } from './worker-scope.ts'

const data = { notificationId: 'o-abc123-4', orderId: 'o-abc123', textKey: 'customer.ON_THE_WAY' }
const push = (message: unknown) => ({ data: { json: () => message }, waitUntil: () => {} })

function page(url: string, visibilityState: DocumentVisibilityState = 'hidden') {
  return { url, visibilityState, focus: vi.fn(async () => {}), postMessage: vi.fn() } satisfies OpenPage
}

function worker(...pages: OpenPage[]) {
  const showNotification = vi.fn(async () => {})
  const openWindow = vi.fn(async () => {})
  const scope = {
    // A registration has much that no notification needs.
    registration: { showNotification } as unknown as ServiceWorkerRegistration,
    clients: { matchAll: async () => pages, openWindow },
  } satisfies Pick<WorkerScope, 'registration' | 'clients'>
  return { scope, showNotification, openWindow }
}

beforeEach(stubMemory)
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a push', () => {
  test('is shown once, with the tag of its notification, and leads to its order', async () => {
    const { scope, showNotification } = worker(page('https://shop/'))
    await tellPushed(scope, push({ data }))
    await tellPushed(scope, push({ data }))
    expect(showNotification.mock.calls).toEqual([
      [
        'Order ABC123',
        {
          body: 'Your order is coming to you.',
          tag: 'o-abc123-4',
          icon: '/icon-192.png',
          data: { path: '/orders/o-abc123' },
        },
      ],
    ])
  })

  test('is told in the language of whoever reads it', async () => {
    await rememberLanguage('hi')
    const { scope, showNotification } = worker()
    await tellPushed(scope, push({ data }))
    expect(showNotification).toHaveBeenCalledWith(
      hindi.title('o-abc123'),
      expect.objectContaining({ body: hindi.customer.ON_THE_WAY }),
    )
  })

  test('is left to a page that is in sight', async () => {
    const { scope, showNotification } = worker(page('https://shop/', 'visible'))
    await tellPushed(scope, push({ data }))
    expect(showNotification).not.toHaveBeenCalled()
  })

  test('that brings nothing of ours is not shown', async () => {
    const { scope, showNotification } = worker()
    await tellPushed(scope, push({ data: {} }))
    await tellPushed(scope, { data: null, waitUntil: () => {} })
    expect(showNotification).not.toHaveBeenCalled()
  })
})

describe('a press on a notification', () => {
  const pressed = (path: unknown) => {
    // A browser's notification has much that a press does not need.
    const notification = { data: { path }, close: vi.fn() } as unknown as Notification
    return { notification, waitUntil: () => {} }
  }

  test('opens what it is about where no page is open', async () => {
    const { scope, openWindow } = worker()
    const event = pressed('/orders/o1')
    await openFromNotification(scope, event)
    expect(openWindow).toHaveBeenCalledWith('/orders/o1')
    expect(event.notification.close).toHaveBeenCalled()
  })

  test('leads the page there that shows it already, else another', async () => {
    const shop = page('https://shop/')
    const order = page('https://shop/orders/o1')
    const { scope, openWindow } = worker(shop, order)
    await openFromNotification(scope, pressed('/orders/o1'))
    await openFromNotification(scope, pressed('/orders/o2'))
    expect(order.postMessage.mock.calls).toEqual([[{ type: 'OPEN', path: '/orders/o1' }]])
    expect(shop.postMessage.mock.calls).toEqual([[{ type: 'OPEN', path: '/orders/o2' }]])
    expect(shop.focus).toHaveBeenCalledOnce()
    expect(openWindow).not.toHaveBeenCalled()
  })

  test('leads nowhere if it says no place', async () => {
    const { scope, openWindow } = worker()
    await openFromNotification(scope, pressed(undefined))
    expect(openWindow).not.toHaveBeenCalled()
  })
})

describe('what is not the worker’s to answer', () => {
  test('goes past it', () => {
    const addRoutes = vi.fn(async () => {})
    const waitUntil = vi.fn()
    passBy({ addRoutes, waitUntil })
    expect(addRoutes).toHaveBeenCalledOnce()
    expect(waitUntil).toHaveBeenCalledOnce()
  })

  test('is handed on where the browser knows no other way', () => {
    const waitUntil = vi.fn()
    passBy({ waitUntil })
    expect(waitUntil).not.toHaveBeenCalled()
  })
})
