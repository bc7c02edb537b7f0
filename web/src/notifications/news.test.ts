import { describe, expect, test } from 'vitest'
import { updates as hindi } from '../words/hindi/updates.ts'
import { updateWords } from '../words/updates.ts'
import { announcement, newsIn, newsText } from './news.ts'

const words = updateWords.en
const onItsWay = { id: 'o-abc123-4', orderId: 'o-abc123', textKey: 'customer.ON_THE_WAY' }

describe('news', () => {
  test('is told in the words of whom it concerns, in their language', () => {
    expect(newsText(onItsWay, words)).toBe('Your order is coming to you.')
    expect(newsText({ textKey: 'partner.CANCELLED' }, words)).toBe('An order of yours was called off by its customer.')
    expect(newsText(onItsWay, hindi)).toBe(hindi.customer.ON_THE_WAY)
  })

  test.each(['customer.TELEPORTED', 'partner.DELIVERED', ''])(
    'says something where it has no words for %j',
    (textKey) => {
      expect(newsText({ textKey }, words)).toBe(words.fallback)
    },
  )

  test('is announced once per notification, and leads to its order', () => {
    expect(announcement(onItsWay, words)).toEqual({
      title: 'Order ABC123',
      body: 'Your order is coming to you.',
      tag: 'o-abc123-4',
      path: '/orders/o-abc123',
    })
    expect(announcement({ ...onItsWay, textKey: 'partner.PLACED' }, words).path).toBe('/partner/deliveries')
  })

  test('is read from a push, and nothing else is', () => {
    const data = { notificationId: 'o-abc123-4', orderId: 'o-abc123', textKey: 'customer.ON_THE_WAY' }
    expect(newsIn({ data, from: 'somebody' })).toEqual(onItsWay)
    for (const other of [undefined, null, 'text', {}, { data: null }, { data: { ...data, orderId: 7 } }])
      expect(newsIn(other)).toBeUndefined()
  })
})
