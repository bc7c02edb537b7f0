import { failReasons } from '@blinkcart/domain/order/order'
import { describe, expect, test } from 'vitest'
import { situation } from '../customer/situation.ts'
import { customerWords } from './customer.ts'
import { hindi } from './hindi/hindi.ts'
import { wordsIn } from './use-words.ts'

const spoken = [{ language: 'en' }, { language: 'hi', hindi }] as const

describe.each(spoken)('whoever waits for an order that failed hears in $language', (speech) => {
  const { leads } = wordsIn(customerWords, speech).order
  const heard = failReasons.map(
    (reason) => leads[situation({ status: 'FAILED', arrivals: {}, failure: { reason } }, undefined)],
  )

  test('of each reason in a sentence of its own, and of what has no name what is true of any', () => {
    const named = heard.filter((sentence) => sentence !== leads.FAILED)
    expect(new Set(named).size).toBe(failReasons.length - 1)
    expect(leads.OTHER).toBe(leads.FAILED)
  })

  test('whatever the reason, that nothing is to be paid', () => {
    const nothingToPay = leads.RETURNED.split(/(?<=[.।]) /u).at(-1) ?? ''
    expect(heard.filter((sentence) => !sentence.endsWith(nothingToPay))).toEqual([])
  })
})
