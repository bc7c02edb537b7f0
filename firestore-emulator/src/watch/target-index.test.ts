import { describe, expect, test } from 'vitest'
import type { Fields } from '../model/value.ts'
import type { Interest, Place } from './live-query.ts'
import { TargetIndex } from './target-index.ts'

const order = (path: string, customer: string) => {
  const fields: Fields = new Map([['customer', { kind: 'string', value: customer }]])
  return { path, fields, createTime: 1, updateTime: 1 }
}
const ownedBy = (customer: string): Interest => ({ field: ['customer'], via: 'value', keys: [`s${customer}`] })
const orders = (interest?: Interest): Place => ({ kind: 'collection', path: 'orders', ...(interest && { interest }) })

function indexOf(places: Record<string, Place>) {
  const index = new TargetIndex<string>()
  for (const [name, place] of Object.entries(places)) index.add(place, name)
  return index
}

describe('TargetIndex', () => {
  test('finds listeners of the document, its collection, its group and everything above it, and no others', () => {
    const index = indexOf({
      document: { kind: 'documents', paths: ['orders/1/events/1'] },
      collection: { kind: 'collection', path: 'orders/1/events' },
      group: { kind: 'group', collectionId: 'events', parent: '' },
      groupBelow: { kind: 'group', collectionId: 'events', parent: 'orders/1' },
      everything: { kind: 'descendants', parent: '' },
      otherDocument: { kind: 'documents', paths: ['orders/1/events/2'] },
      otherCollection: { kind: 'collection', path: 'orders/2/events' },
      otherGroup: { kind: 'group', collectionId: 'orders', parent: '' },
      groupElsewhere: { kind: 'group', collectionId: 'events', parent: 'orders/2' },
    })
    const found = index.affected({ path: 'orders/1/events/1', after: order('orders/1/events/1', 'asha') })
    expect([...found].sort()).toEqual(['collection', 'document', 'everything', 'group', 'groupBelow'])
  })

  test('passes by those who want another value, and finds those who had the old one', () => {
    const index = indexOf({
      asha: orders(ownedBy('asha')),
      bela: orders(ownedBy('bela')),
      chand: orders(ownedBy('chand')),
    })
    const change = { path: 'orders/1', before: order('orders/1', 'asha'), after: order('orders/1', 'bela') }
    expect([...index.affected(change)]).toEqual(['asha', 'bela'])
  })

  test('forgets what is removed', () => {
    const index = indexOf({ asha: orders(ownedBy('asha')), all: orders() })
    index.remove(orders(ownedBy('asha')), 'asha')
    index.remove(orders(), 'all')
    expect([...index.affected({ path: 'orders/1', after: order('orders/1', 'asha') })]).toEqual([])
  })
})
