import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { askPermission, lastPermission, onPermission } from './permission.ts'

let decided: NotificationPermission
let asked: number
let leave: () => void
beforeEach(() => {
  decided = 'default'
  asked = 0
  const Notification = {
    get permission() {
      asked++
      return decided
    },
    requestPermission: async () => {
      decided = 'granted'
      return decided
    },
  }
  vi.stubGlobal('Notification', Notification)
  vi.stubGlobal('window', { Notification })
  vi.stubGlobal('navigator', { serviceWorker: {} })
  vi.stubGlobal('document', new EventTarget())
  leave = () => {}
})
afterEach(() => {
  leave()
  vi.unstubAllGlobals()
})

describe('whether the browser may notify', () => {
  test('is asked once, however often a page is drawn', () => {
    leave = onPermission(() => {})
    expect([lastPermission(), lastPermission(), lastPermission()]).toEqual(['default', 'default', 'default'])
    expect(asked).toBe(1)
  })

  test('is known anew once its owner was asked here', async () => {
    const told = vi.fn()
    leave = onPermission(told)
    expect(lastPermission()).toBe('default')
    await askPermission()
    expect(told).toHaveBeenCalledOnce()
    expect(lastPermission()).toBe('granted')
  })

  test('is known anew when the page is seen again, whatever was decided meanwhile in the settings', () => {
    const told = vi.fn()
    leave = onPermission(told)
    expect(lastPermission()).toBe('default')
    decided = 'denied'
    document.dispatchEvent(new Event('visibilitychange'))
    expect(told).toHaveBeenCalledOnce()
    expect(lastPermission()).toBe('denied')
  })

  test('is not remembered from before anybody listened', () => {
    onPermission(() => {})()
    decided = 'denied'
    leave = onPermission(() => {})
    expect(lastPermission()).toBe('denied')
  })
})
