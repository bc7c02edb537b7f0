import { paths } from '@blinkcart/domain/paths'
import { FieldValue } from 'firebase-admin/firestore'
import type { MulticastMessage } from 'firebase-admin/messaging'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { spread } from '../../functions/src/orders/on-order-written.ts'
import { type Messenger, pushThrough } from '../../functions/src/orders/push.ts'
import { accepted, placed } from './changes.ts'
import { openShop, type Shop } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  await shop.reset()
  for (const id of ['phone', 'laptop'])
    await shop.db.doc(paths.device('asha', id)).set({ token: `token-${id}`, createdAt: FieldValue.serverTimestamp() })
})
afterAll(() => shop.close())

/** A cloud that remembers what it was given, and answers each token by its fate. */
function cloud(fates: Readonly<Record<string, string>> = {}) {
  const sent: MulticastMessage[] = []
  const messenger = {
    sendEachForMulticast: async (message: MulticastMessage) => {
      sent.push(message)
      const responses = message.tokens.map((token) => {
        const code = fates[token]
        return code === undefined ? { success: true } : { success: false, error: { code } }
      })
      return { responses, successCount: 0, failureCount: 0 }
    },
    // As much of the answer as is read.
  } as unknown as Messenger
  return { sent, push: pushThrough(shop.db, messenger) }
}

async function devices(): Promise<string[]> {
  return (await shop.db.collection(paths.devices('asha')).get()).docs.map(({ id }) => id)
}

describe('a push', () => {
  test('goes to each device of whom it concerns, once, however often its event arrives', async () => {
    const { sent, push } = cloud()
    const outlets = { db: shop.db, push }
    await Promise.all([1, 2, 3].map(() => spread(outlets, 'e1', placed, accepted)))
    await spread(outlets, 'e1', placed, accepted)
    expect(sent).toEqual([
      {
        tokens: ['token-laptop', 'token-phone'],
        data: { notificationId: 'o1-2', orderId: 'o1', textKey: 'customer.ACCEPTED' },
        webpush: { headers: { TTL: '3600', Urgency: 'high' } },
      },
    ])
  })

  test.each([
    ['messaging/registration-token-not-registered', ['phone']],
    ['messaging/invalid-argument', ['phone']],
    ['messaging/server-unavailable', ['laptop', 'phone']],
  ])('that fails for one device by %s reaches the other, and leaves %j to push to', async (code, left) => {
    const { sent, push } = cloud({ 'token-laptop': code })
    await spread({ db: shop.db, push }, 'e1', placed, accepted)
    expect(sent).toHaveLength(1)
    expect(await devices()).toEqual(left)
  })

  test('leaves a device alone that has brought a new token meanwhile', async () => {
    const messenger = {
      sendEachForMulticast: async ({ tokens }: MulticastMessage) => {
        await shop.db.doc(paths.device('asha', 'phone')).update({ token: 'renewed' })
        return { responses: tokens.map(() => ({ error: { code: 'messaging/registration-token-not-registered' } })) }
      },
      // As much of the answer as is read.
    } as unknown as Messenger
    await spread({ db: shop.db, push: pushThrough(shop.db, messenger) }, 'e1', placed, accepted)
    expect(await devices()).toEqual(['phone'])
  })

  test('that fails altogether takes nothing else with it', async () => {
    const messenger = { sendEachForMulticast: () => Promise.reject(new Error('no network')) }
    await spread({ db: shop.db, push: pushThrough(shop.db, messenger) }, 'e1', placed, accepted)
    expect(await shop.read('users/asha/notifications/o1-2')).toMatchObject({ textKey: 'customer.ACCEPTED' })
    expect(await shop.read('countedEvents/e1')).toBeDefined()
  })

  test('is not sent to nobody', async () => {
    const { sent, push } = cloud()
    await push('bala', { id: 'o1-2', orderId: 'o1', textKey: 'customer.ACCEPTED' })
    expect(sent).toEqual([])
  })
})
