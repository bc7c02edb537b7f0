import { describe, expect, test } from 'vitest'
import type { FieldOperator, Filter } from '../../model/query.ts'
import { type Plain, toValue } from '../testing/documents.ts'
import { accessTo, alice, around, queryOn, rulesOf, tryList } from '../testing/try-rules.ts'

const where = (path: string, op: FieldOperator, value: Plain): Filter => ({
  kind: 'field',
  field: path.split('.'),
  op,
  value: toValue(value),
})
const and = (...filters: Filter[]): Filter => ({ kind: 'and', filters })
const or = (...filters: Filter[]): Filter => ({ kind: 'or', filters })
const documentId = (op: FieldOperator, id: string): Filter => ({
  kind: 'field',
  field: ['__name__'],
  op,
  value: { kind: 'reference', value: `projects/demo/databases/(default)/documents/${id}` },
})

const me = where('owner', '==', 'alice')

/** Whether a query over `things` is allowed under this condition. */
function proves(condition: string, filter?: Filter, rest: object = {}): boolean {
  const rules = rulesOf(around(`match /things/{id} { allow list: if ${condition}; }`))
  const access = accessTo({
    'roles/alice': { role: 'boss' },
    'teams/red': { lead: 'alice' },
    'teams/blue': { lead: 'bob' },
  })
  return tryList(rules, queryOn('things', { ...(filter && { where: filter }), ...rest }), { access }).allowed
}

const ownsIt = 'resource.data.owner == request.auth.uid'

describe('a query is allowed when its filters imply the rule:', () => {
  test.each<[string, Filter | undefined]>([
    [ownsIt, me],
    [ownsIt, and(me, where('n', '>', 1))],
    [ownsIt, or(and(me, where('n', '==', 1)), and(me, where('n', '==', 2)))],
    [ownsIt, where('owner', 'in', ['alice'])],
    ["resource.data.owner in ['alice', 'bob', 'carol']", where('owner', 'in', ['alice', 'bob'])],
    ['request.auth.uid in resource.data.members', where('members', 'array-contains', 'alice')],
    ["resource.data.members.hasAny(['alice', 'bob'])", where('members', 'array-contains-any', ['alice', 'bob'])],
    ["resource.data.members.hasAll(['alice'])", where('members', 'array-contains', 'alice')],
    ['resource.data.members.size() > 0', where('members', 'array-contains', 'alice')],
    ['resource.data.members is list', where('members', 'array-contains', 'alice')],
    ["resource.data.state != 'secret'", where('state', '!=', 'secret')],
    ["resource.data.state != 'secret'", where('state', 'not-in', ['secret', 'hidden'])],
    ["resource.data.state != 'secret'", where('state', '==', 'open')],
    ["!(resource.data.state in ['secret'])", where('state', 'not-in', ['secret', 'hidden'])],
    ['resource.data.value != null', where('value', '!=', null)],
    ['resource.data.value != null', where('value', '>', 3)],
    ['resource.data.value == null', where('value', '==', null)],
    ['resource.data.n > 4', where('n', '>', 4)],
    ['resource.data.n > 4', where('n', '>=', 5)],
    ['resource.data.n >= 4', where('n', '>', 4)],
    ['4 < resource.data.n', where('n', '>', 4)],
    ['resource.data.n < 10', where('n', '<', 5)],
    ['resource.data.n > 1 && resource.data.n <= 5', and(where('n', '>', 1), where('n', '<=', 5))],
    ['!(resource.data.n < 3)', where('n', '>=', 3)],
    ['resource.data.n is number', where('n', '>', 3)],
    ["resource.data.name >= 'a'", where('name', '>=', 'b')],
    ['resource.data.name is string', where('name', '>=', 'b')],
    ['resource.data.n + 1 < 10', where('n', '==', 5)],
    ['resource.data.n == 5', where('n', '==', 5)],
    ["resource.data.address.city == 'Pune'", where('address.city', '==', 'Pune')],
    ['resource.data.address is map', where('address.city', '==', 'Pune')],
    ["'city' in resource.data.address", where('address.city', '>', 'A')],
    ["resource.data.keys().hasAll(['owner'])", me],
    ["'owner' in resource.data && resource.data.owner == 'alice'", me],
    ["resource.data.get('owner', 'nobody') == 'alice'", me],
    [
      'get(/databases/$(database)/documents/teams/$(resource.data.team)).data.lead == request.auth.uid',
      where('team', '==', 'red'),
    ],
    ["[resource.data.owner, 'x'].hasAny(['alice'])", me],
    ["{'o': resource.data.owner}.o == 'alice'", me],
    ["resource.data.role == 'x' ? false : true", where('role', '==', 'y')],
    ["id == 'me'", documentId('==', 'things/me')],
    ["id in ['me', 'you']", or(documentId('==', 'things/me'), documentId('==', 'things/you'))],
    [
      "resource.id == 'me' && request.path == /databases/$(database)/documents/things/me",
      documentId('==', 'things/me'),
    ],
    ["resource.data.roles[request.auth.uid] == 'owner'", where('roles.alice', '==', 'owner')],
    ["resource.data.roles[request.auth.uid] in ['owner', 'editor']", where('roles.alice', 'in', ['owner', 'editor'])],
    ['request.auth.uid in resource.data.roles', where('roles.alice', '>', '')],
    // What holds of every document, or of none.
    ['request.auth != null', undefined],
    ['resource != null && resource.data is map && id is string', undefined],
    ["get(/databases/$(database)/documents/roles/$(request.auth.uid)).data.role == 'boss'", undefined],
    ["request.auth.token.admin == false || resource.data.owner == 'x'", undefined],
    ["resource.data.owner == 'x' || true", undefined],
    ["!(resource.data.owner == 'x' && false)", undefined],
    ['resource.data.owner != null', where('owner', '!=', 'bob')],
    ['resource.data.owner != null', where('owner', 'not-in', ['bob'])],
  ])('%s', (condition, filter) => {
    expect(proves(condition, filter)).toBe(true)
  })
})

describe('a query is denied when some document could break the rule:', () => {
  test.each<[string, Filter | undefined]>([
    [ownsIt, undefined],
    [ownsIt, where('owner', '==', 'bob')],
    [ownsIt, where('author', '==', 'alice')],
    [ownsIt, or(me, where('public', '==', true))],
    [ownsIt, where('owner', 'in', ['alice', 'bob'])],
    [ownsIt, where('owner', 'array-contains', 'alice')],
    [ownsIt, and(where('owner', '>=', 'alice'), where('owner', '<=', 'alice'))],
    [`!(${ownsIt})`, undefined],
    ['!(resource.data.owner is string)', undefined],
    ['request.auth.uid in resource.data.members', where('members', 'array-contains', 'bob')],
    ["resource.data.members == ['alice']", where('members', 'array-contains', 'alice')],
    ["resource.data.members.hasOnly(['alice'])", where('members', 'array-contains', 'alice')],
    ['resource.data.members.size() == 1', where('members', 'array-contains', 'alice')],
    ["resource.data.state != 'secret'", undefined],
    ["resource.data.state != 'secret'", where('state', '!=', 'hidden')],
    ['resource.data.n > 4', where('n', '>=', 4)],
    ['resource.data.n > 4', where('n', 'in', [4, 7])],
    ['resource.data.n > 4', where('n', '<', 9)],
    ["resource.data.n > 'a'", where('n', '>', 4)],
    ['resource.data.n is int', where('n', '==', 5)],
    ['resource.data.n / 2 == 2', where('n', '==', 5)],
    ['resource.data.list == [1] && resource.data.list[0] is int', where('list', '==', [1])],
    ["resource.data.keys().hasOnly(['owner'])", me],
    ["!('secret' in resource.data)", me],
    ["resource.data.get('secret', false) == false", me],
    ['resource == null', undefined],
    ['resource.data.size() == 1', me],
    ["id == 'me'", undefined],
    ["id == 'me'", documentId('>=', 'things/me')],
    ['id == request.auth.uid || get(/databases/$(database)/documents/users/$(id)).data.x == 1', undefined],
    ['exists(/databases/$(database)/documents/users/$(id))', undefined],
    ['!exists(/databases/$(database)/documents/users/$(id))', undefined],
    ['resource.data.a == resource.data.b', and(where('a', '>', 1), where('b', '>', 1))],
    ['resource.data.a.b.c == 1', where('a.b', '==', 1)],
    ["[resource.data.other, 'alice'].hasAny(['alice'])", me],
    ['resource.data.owner == null', undefined],
    ['request.resource.data.x == 1', undefined],
    ["resource.data.role == 'x' ? true : true", undefined],
    ['false', where('owner', 'in', [null])],
  ])('%s', (condition, filter) => {
    expect(proves(condition, filter)).toBe(false)
  })
})

describe('a query that names its documents', () => {
  const documents = { 'things/mine': { owner: 'alice', n: 1 }, 'things/hers': { owner: 'bob', n: 1 } }
  const isAllowed = (condition: string, filter: Filter) => {
    const rules = rulesOf(around(`match /things/{id} { allow list: if ${condition}; }`))
    return tryList(rules, queryOn('things', { where: filter }), { access: accessTo(documents) })
  }
  const named = (...ids: string[]) => or(...ids.map((id) => documentId('==', `things/${id}`)))

  test.each([
    [ownsIt, named('mine'), true],
    [ownsIt, named('hers'), false],
    [ownsIt, named('mine', 'hers'), false],
    ['resource.data.n == 1', named('mine', 'hers'), true],
    [ownsIt, or(named('mine'), me), true],
    [ownsIt, or(named('hers'), me), false],
    [ownsIt, and(named('hers'), me), true],
    [ownsIt, named('missing'), false],
    ['resource.data.n == 1 && id == "mine"', named('mine'), true],
  ])('is judged on what they are: %s', (condition, filter, allowed) => {
    expect(isAllowed(condition, filter).allowed).toBe(allowed)
  })

  test('is judged again when they change', () => {
    expect(isAllowed(ownsIt, named('mine')).reads).toEqual(new Set(['things/mine']))
    expect(isAllowed('true', named('mine')).reads).toEqual(new Set())
  })
})

describe('request.path', () => {
  test('is the collection, or the document that a query names', () => {
    expect(proves('request.path == /databases/(default)/documents/things')).toBe(true)
    expect(proves('request.path[3] == "things"', me)).toBe(true)
    expect(proves('request.path == /databases/(default)/documents/things/t1', documentId('==', 'things/t1'))).toBe(true)
    expect(proves('request.path == /databases/(default)/documents/other')).toBe(false)
  })
})

describe('request.query', () => {
  test('has the limit, or null', () => {
    expect(proves('request.query.limit <= 10', undefined, { limit: 10 })).toBe(true)
    expect(proves('request.query.limit <= 10', undefined, { limit: 11 })).toBe(false)
    expect(proves('request.query.limit <= 10')).toBe(false)
  })

  test('has the offset, or 0', () => {
    expect(proves('request.query.offset == 2', undefined, { offset: 2 })).toBe(true)
    expect(proves('request.query.offset == 0')).toBe(true)
  })

  test('has the orders by field', () => {
    const orderBy = [{ field: ['a', 'b'], direction: 'desc' }]
    expect(proves("request.query.orderBy['a.b'] == 'DESC'", undefined, { orderBy })).toBe(true)
    expect(proves("request.query.orderBy.other == 'ASC'", undefined, { orderBy })).toBe(false)
  })

  test('orders, cursors and limits say nothing about documents', () => {
    const orderBy = [{ field: ['owner'], direction: 'asc' }]
    const startAt = { values: [toValue('alice')], before: true }
    expect(proves(ownsIt, undefined, { orderBy, startAt, endAt: startAt, limit: 1 })).toBe(false)
  })
})

describe('the path of a query', () => {
  const rules = rulesOf(
    around(`
    match /users/{uid}/notes/{note} { allow list: if uid == request.auth.uid; }
    match /{any=**}/comments/{comment} { allow list: if resource.data.by == request.auth.uid; }
    match /only/this { allow list; }
    match /deep/{d}/{rest=**} { allow list: if d == 'ok'; }`),
  )
  const by = where('by', '==', 'alice')
  const list = (parent: string, collectionId: string, rest: object = {}) =>
    tryList(rules, queryOn(collectionId, { parent, ...rest }), { auth: alice }).allowed

  test('binds the wildcards of ancestors', () => {
    expect(list('users/alice', 'notes')).toBe(true)
    expect(list('users/bob', 'notes')).toBe(false)
  })

  test('matches no literal document id', () => {
    expect(list('', 'only')).toBe(false)
    expect(list('', 'only', { where: documentId('==', 'only/this') })).toBe(true)
  })

  test('matches globs below', () => {
    expect(list('deep/ok/x/y', 'z')).toBe(true)
    expect(list('deep/no', 'z')).toBe(false)
  })

  test('of no collection is covered only where all collections are', () => {
    const everywhere = (parent: string) => {
      const { collectionId: _, ...query } = queryOn('', { parent })
      return tryList(rules, query, { auth: alice }).allowed
    }
    expect(everywhere('deep/ok')).toBe(true)
    expect(everywhere('deep/no')).toBe(false)
    expect(everywhere('users/alice')).toBe(false)
    expect(everywhere('')).toBe(false)
  })

  test('of a collection group is covered only at every depth', () => {
    expect(list('', 'comments', { allDescendants: true, where: by })).toBe(true)
    expect(list('posts/1', 'comments', { allDescendants: true, where: by })).toBe(true)
    expect(list('', 'comments', { allDescendants: true })).toBe(false)
    expect(list('', 'notes', { allDescendants: true })).toBe(false)
    expect(list('users/alice', 'notes', { allDescendants: true })).toBe(false)
  })
})
