import { type Partner, presenceLeaseMs } from '@blinkcart/domain/partner/partner'
import { describe, expect, test } from 'vitest'
import { partnerCounts, shownPartners, standingOf } from './partners-view.ts'

function partner(name: string, fields: Partial<Partner> = {}): Partner {
  return {
    id: name.toLowerCase(),
    name,
    phone: '+919800000001',
    vehicleNumber: 'KA01AB1234',
    available: true,
    heartbeatAt: 0,
    activeOrderIds: [],
    location: null,
    rating: { sum: 0, count: 0 },
    ...fields,
  }
}

const now = presenceLeaseMs
const ravi = partner('Ravi')
const silent = partner('Meena', { heartbeatAt: -1 })
const off = partner('Arun', { available: false, vehicleNumber: '22BH1234AA' })

describe('a partner', () => {
  test('is on duty while heard of, silent after, and off duty by their own word', () => {
    expect([ravi, silent, off].map((each) => standingOf(each, now))).toEqual(['on_duty', 'silent', 'off_duty'])
    expect(standingOf(partner('New', { heartbeatAt: null }), now)).toBe('silent')
  })
})

describe('the partners shown', () => {
  const names = (tab: 'all' | 'silent', search = '') =>
    shownPartners([off, silent, ravi], { tab, search }, now).map(({ name }) => name)

  test('have those at work first', () => {
    expect(names('all')).toEqual(['Ravi', 'Meena', 'Arun'])
  })

  test('are those of the tab that match', () => {
    expect(names('silent')).toEqual(['Meena'])
    expect(names('all', '22bh')).toEqual(['Arun'])
    expect(names('silent', 'ravi')).toEqual([])
  })

  test('are counted per tab', () => {
    expect(partnerCounts([off, silent, ravi], now)).toEqual({ all: 3, on_duty: 1, silent: 1, off_duty: 1 })
  })
})
