import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { all, as, database, fieldsOf, latest, nobody, outcome, owner, set, TestService } from './testing/service.ts'

const ownOrders = `
  match /orders/{id} {
    allow read: if request.auth.uid == resource.data.owner;
    allow create: if request.auth.uid == request.resource.data.owner;
    allow update: if request.auth.uid == resource.data.owner;
  }
  match /drafts/{id} {
    allow write: if getAfter(/databases/$(database)/documents/receipts/$(id)).data.paid == 1;
  }
  match /receipts/{id} { allow create; }`

let at: TestService
beforeEach(async () => {
  at = await TestService.open()
  await at.given({ 'orders/1': { owner: 'asha' }, 'orders/2': { owner: 'bela' } })
  at.rules(ownOrders)
})
afterEach(() => at.close())

const mine = all('orders', {
  where: { kind: 'field', field: ['owner'], op: '==', value: { kind: 'string', value: 'asha' } },
})
const aggregations = [{ alias: 'n', kind: 'count' as const }]
const patch = { kind: 'patch' as const, fields: fieldsOf({ note: 'x' }), mask: [['note']], transforms: [] }

describe('rules are asked before', () => {
  test.each<[string, string, () => Promise<unknown> | AsyncIterable<unknown>]>([
    ['OK', 'a get of her own', () => at.service.getDocument(as('asha'), { path: 'orders/1', consistency: latest })],
    [
      'PERMISSION_DENIED',
      "a get of another's",
      () => at.service.getDocument(as('asha'), { path: 'orders/2', consistency: latest }),
    ],
    [
      'PERMISSION_DENIED',
      'a get of what is missing',
      () => at.service.getDocument(as('asha'), { path: 'orders/9', consistency: latest }),
    ],
    [
      'NOT_FOUND',
      "the owner's get of what is missing",
      () => at.service.getDocument(owner, { path: 'orders/9', consistency: latest }),
    ],
    [
      'OK',
      'a batch of gets',
      () => at.service.batchGetDocuments(as('asha'), { paths: ['orders/1'], consistency: latest }),
    ],
    [
      'PERMISSION_DENIED',
      "a batch of gets with one of another's",
      () => at.service.batchGetDocuments(as('asha'), { paths: ['orders/1', 'orders/2'], consistency: latest }),
    ],
    ['OK', 'a query for her own', () => at.service.runQuery(as('asha'), { query: mine, consistency: latest })],
    [
      'PERMISSION_DENIED',
      'a query for all',
      () => at.service.runQuery(as('asha'), { query: all('orders'), consistency: latest }),
    ],
    [
      'PERMISSION_DENIED',
      "a query for another's",
      () => at.service.runQuery(as('bela'), { query: mine, consistency: latest }),
    ],
    [
      'OK',
      'a count of her own',
      () => at.service.runAggregationQuery(as('asha'), { query: mine, aggregations, consistency: latest }),
    ],
    [
      'PERMISSION_DENIED',
      'a count of all',
      () => at.service.runAggregationQuery(as('asha'), { query: all('orders'), aggregations, consistency: latest }),
    ],
    [
      'PERMISSION_DENIED',
      'a listing',
      () =>
        at.service.listDocuments(as('asha'), {
          parent: '',
          collectionId: 'orders',
          showMissing: false,
          consistency: latest,
        }),
    ],
    [
      'PERMISSION_DENIED',
      'a listing of collections',
      () => at.service.listCollectionIds(as('asha'), { parent: '', consistency: latest }),
    ],
    [
      'OK',
      "the owner's listing of collections",
      () => at.service.listCollectionIds(owner, { parent: '', consistency: latest }),
    ],
    [
      'OK',
      'a create',
      () => at.service.createDocument(as('asha'), { collection: 'orders', fields: fieldsOf({ owner: 'asha' }) }),
    ],
    [
      'PERMISSION_DENIED',
      "a create in another's name",
      () => at.service.createDocument(as('asha'), { collection: 'orders', fields: fieldsOf({ owner: 'bela' }) }),
    ],
    [
      'OK',
      'an update',
      () =>
        at.service.updateDocument(as('asha'), { path: 'orders/1', fields: fieldsOf({ n: 1 }), updateMask: [['n']] }),
    ],
    [
      'PERMISSION_DENIED',
      "an update of another's",
      () =>
        at.service.updateDocument(as('asha'), { path: 'orders/2', fields: fieldsOf({ n: 1 }), updateMask: [['n']] }),
    ],
    [
      'PERMISSION_DENIED',
      'an update of what is missing',
      () => at.service.commit(as('asha'), { writes: [{ ...patch, path: 'orders/9', precondition: { exists: true } }] }),
    ],
    ['PERMISSION_DENIED', 'a delete', () => at.service.deleteDocument(as('asha'), { path: 'orders/1' })],
    [
      'PERMISSION_DENIED',
      'anything of somebody signed out',
      () => at.service.runQuery(nobody, { query: mine, consistency: latest }),
    ],
  ])('%s: %s', async (expected, _, work) => {
    expect(await outcome(work())).toBe(expected)
  })

  test('a batch, whose writes fall together when one is denied', async () => {
    const writes = [set('orders/3', { owner: 'asha' }), set('orders/2', { owner: 'asha' })]
    expect(await outcome(at.service.commit(as('asha'), { writes }))).toBe('PERMISSION_DENIED')
    expect(await outcome(at.service.getDocument(owner, { path: 'orders/3', consistency: latest }))).toBe('NOT_FOUND')
  })

  test('each write of a batch write by itself', async () => {
    const results = await at.service.batchWrite(as('asha'), [
      set('orders/3', { owner: 'asha' }),
      set('orders/2', { owner: 'asha' }),
    ])
    expect(results.map((result) => ('code' in result ? result.code : 'OK'))).toEqual(['OK', 'PERMISSION_DENIED'])
  })

  test('a batch, as it will have left things', async () => {
    const draft = set('drafts/1', { n: 1 })
    expect(await outcome(at.service.commit(as('asha'), { writes: [draft] }))).toBe('PERMISSION_DENIED')
    const paid = set('receipts/1', { paid: 1 })
    expect(await outcome(at.service.commit(as('asha'), { writes: [draft, paid] }))).toBe('OK')
  })
})

describe('without rules', () => {
  test('everybody may do anything', async () => {
    const open = await TestService.open()
    expect(await outcome(open.service.commit(nobody, { writes: [set('a/1', { n: 1 })] }))).toBe('OK')
    expect(await outcome(open.service.runQuery(nobody, { query: all('a'), consistency: latest }))).toBe('OK')
    await open.close()
  })
})

describe('rules that change', () => {
  test('turn away whoever may not listen any more', async () => {
    const heard: string[] = []
    const session = at.service.openListen(as('asha'), {
      send(answer) {
        if (answer.kind === 'target') heard.push(`${answer.change} ${answer.cause?.code ?? ''}`.trim())
        return true
      },
      end: () => {},
    })
    session.request({ kind: 'add', targetId: 2, target: { query: mine }, once: false })
    at.rules('match /orders/{id} { allow read: if false; }')
    expect(heard).toEqual(['ADD', 'CURRENT', 'NO_CHANGE', 'REMOVE PERMISSION_DENIED'])
    session.close()
  })

  test('leave other projects alone', () => {
    const issues = at.rulesets.load('service cloud.firestore { match /a/{b} { allow read; } }', 'other')
    expect([issues, at.rulesets.of('other') === at.rulesets.of(database.project)]).toEqual([[], false])
  })
})
