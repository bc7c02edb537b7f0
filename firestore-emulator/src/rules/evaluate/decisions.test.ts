import { describe, expect, test } from 'vitest'
import { documentAt } from '../testing/documents.ts'
import {
  accessTo,
  around,
  now,
  queryOn,
  rulesOf,
  tryGet,
  tryList,
  tryWrite,
  writeRequest,
} from '../testing/try-rules.ts'

const thing = (fields: Record<string, string | number | boolean>, path = 'things/t1') => documentAt(path, fields)

describe('methods', () => {
  const rules = rulesOf(
    around(`
    match /things/{id} {
      allow create: if resource == null && request.resource.data.n == 1 && request.resource.id == id;
      allow update: if resource.data.n == 1 && request.resource.data.n == 2;
      allow delete: if resource.data.n == 2 && request.resource == null;
      allow get: if resource == null || resource.data.n == 2;
    }
    match /open/{id} { allow read, write; }`),
  )

  test('a write to what is not there is a create', () => {
    expect(tryWrite(rules, undefined, thing({ n: 1 })).allowed).toBe(true)
    expect(tryWrite(rules, undefined, thing({ n: 2 })).allowed).toBe(false)
  })

  test('a write to what is there is an update', () => {
    expect(tryWrite(rules, thing({ n: 1 }), thing({ n: 2 })).allowed).toBe(true)
    expect(tryWrite(rules, thing({ n: 2 }), thing({ n: 2 })).allowed).toBe(false)
  })

  test('a delete has no request.resource', () => {
    expect(tryWrite(rules, thing({ n: 2 }), undefined).allowed).toBe(true)
    expect(tryWrite(rules, thing({ n: 1 }), undefined).allowed).toBe(false)
  })

  test('a get of what is missing sees a null resource', () => {
    expect(tryGet(rules).allowed).toBe(true)
    expect(tryGet(rules, { resource: thing({ n: 1 }) }).allowed).toBe(false)
  })

  test('an allow without a condition always holds', () => {
    expect(tryGet(rules, { path: 'open/o', auth: null }).allowed).toBe(true)
  })

  test('what serverTimestamp() wrote equals request.time', () => {
    const stamped = rulesOf(around('match /things/{id} { allow write: if request.resource.data.at == request.time; }'))
    const at = { kind: 'timestamp', value: { seconds: Math.floor(now / 1e6), nanos: (now % 1e6) * 1000 } } as const
    expect(tryWrite(stamped, undefined, documentAt('things/t1', { at })).allowed).toBe(true)
  })
})

describe('matching', () => {
  const allows = (version: '1' | '2', pattern: string, path: string, condition = 'true') =>
    tryGet(rulesOf(around(`match ${pattern} { allow get: if ${condition}; }`, version)), { path }).allowed

  test.each([
    ['1', '/a/{x}', 'a/1', true],
    ['1', '/a/{x}', 'a/1/b/2', false],
    ['1', '/a/b', 'a/b', true],
    ['1', '/a/b', 'a/c', false],
    ['1', '/{all=**}', 'a/1/b/2', true],
    ['1', '/a/{x}/{rest=**}', 'a/1', false],
    ['2', '/a/{x}/{rest=**}', 'a/1', true],
    ['2', '/a/{x}/{rest=**}', 'a/1/b/2', true],
    ['2', '/{path=**}/songs/{s}', 'songs/1', true],
    ['2', '/{path=**}/songs/{s}', 'bands/b/albums/a/songs/1', true],
    ['2', '/{path=**}/songs/{s}', 'songs/1/notes/2', false],
    ['2', '/a-b_c.d/{x}', 'a-b_c.d/1', true],
  ] as const)('in version %s %s on %s: %s', (version, pattern, path, expected) => {
    expect(allows(version, pattern, path)).toBe(expected)
  })

  test('binds wildcards to strings and globs to paths', () => {
    expect(allows('2', '/a/{x}/{rest=**}', 'a/1/b/2', "x == '1' && rest == /b/2 && rest[1] == '2'")).toBe(true)
    expect(allows('2', '/a/{x}/{rest=**}', 'a/1', "rest == path('')")).toBe(true)
  })

  test('lets inner blocks see outer wildcards and functions, and hide them', () => {
    const rules = rulesOf(
      around(`
      match /a/{x} {
        function outer() { return x; }
        function both() { return 'outer'; }
        match /b/{y} {
          function both() { return 'inner'; }
          allow get: if outer() == '1' && x == '1' && y == '2' && both() == 'inner';
          match /c/{x} { allow get: if x == '3' && outer() == '1'; }
        }
      }`),
    )
    expect(tryGet(rules, { path: 'a/1/b/2' }).allowed).toBe(true)
    expect(tryGet(rules, { path: 'a/1/b/2/c/3' }).allowed).toBe(true)
  })

  test('any statement that holds is enough, whatever the others do', () => {
    const rules = rulesOf(
      around(`
      match /a/{x} { allow get: if 1 / 0 == 1; allow read: if false; }
      match /{rest=**} { allow get: if resource == null; }`),
    )
    expect(tryGet(rules, { path: 'a/1' }).allowed).toBe(true)
    expect(tryGet(rules, { path: 'a/1', resource: thing({}, 'a/1') }).allowed).toBe(false)
  })

  test('nothing that matches means no', () => {
    expect(tryGet(rulesOf(around('match /elsewhere/{id} { allow get; }')))).toMatchObject({
      allowed: false,
      message: '\nNo matching allow statements',
    })
  })

  test('functions may stand outside the service', () => {
    const source = `function ok() { return request.auth.uid == 'alice'; }\nservice cloud.firestore { function fine() { return ok(); } match /databases/{d}/documents/a/{x} { allow get: if fine(); } }`
    expect(tryGet(rulesOf(source), { path: 'a/1' }).allowed).toBe(true)
  })
})

describe('get() and its kin', () => {
  const read = (path: string) => `get(/databases/$(database)/documents/${path})`
  const judge = (condition: string, documents: Record<string, Record<string, string>>) =>
    tryGet(rulesOf(around(`match /things/{id} { allow get: if ${condition}; }`)), { access: accessTo(documents) })

  test('see documents that the reader could not', () => {
    expect(
      judge(`${read('roles/$(request.auth.uid)')}.data.role == 'boss'`, { 'roles/alice': { role: 'boss' } }).allowed,
    ).toBe(true)
    expect(judge('exists(/databases/$(database)/documents/roles/bob)', { 'roles/alice': {} }).allowed).toBe(false)
  })

  test('fail on what is missing, unless something absorbs it', () => {
    const denied = judge(`${read('roles/bob')}.data.role == 'boss'`, {})
    expect(denied).toMatchObject({
      allowed: false,
      message: expect.stringContaining("Null value error. for 'get' @ L4"),
    })
    expect(judge(`${read('roles/bob')}.data.role == 'boss' || true`, {}).allowed).toBe(true)
  })

  test('tell which documents the decision hangs on', () => {
    const { reads } = judge(`${read('a/1')}.id == '1' && !exists(/databases/$(database)/documents/a/2)`, { 'a/1': {} })
    expect(reads).toEqual(new Set(['a/1', 'a/2']))
  })

  test.each(['/databases/other/documents/a/1', '/a/1', '/databases/$(database)/documents/a', "'a/1'", 'null'])(
    'refuse %s, which is no document of this database',
    (path) => {
      expect(judge(`exists(${path}) || true`, {}).allowed).toBe(true)
      expect(judge(`exists(${path}) == false`, {}).allowed).toBe(false)
    },
  )

  test('after a write show what will be', () => {
    const rules = rulesOf(
      around(`match /things/{id} { allow write: if getAfter(/databases/$(database)/documents/log/1).data.n == 'new'
        && get(/databases/$(database)/documents/log/1).data.n == 'old' && existsAfter(request.path) && !exists(request.path); }`),
    )
    const access = accessTo({ 'log/1': { n: 'old' } }, { 'log/1': { n: 'new' }, 'things/t1': {} })
    expect(tryWrite(rules, undefined, thing({}), { access }).allowed).toBe(true)
  })
})

describe('limits', () => {
  const reads = (count: number, prefix = 'd') =>
    Array.from({ length: count }, (_, i) => `exists(/databases/$(database)/documents/${prefix}/${i})`).join(' && ')
  const everything = { before: (path: string) => documentAt(path, {}), after: (path: string) => documentAt(path, {}) }
  const judge = (condition: string) =>
    tryGet(rulesOf(around(`match /things/{id} { allow get: if ${condition}; }`)), { access: everything })

  test('a request may read 10 documents', () => {
    expect(judge(reads(10)).allowed).toBe(true)
    const denied = judge(reads(11))
    expect(denied).toMatchObject({
      allowed: false,
      message: expect.stringContaining('Service call error. Function: [exists]'),
    })
    expect(judge(`${reads(11)} || true`).allowed).toBe(true)
  })

  test('a document that was read once is free', () => {
    expect(judge(Array.from({ length: 15 }, () => reads(10)).join(' && ')).allowed).toBe(true)
  })

  test('a batch may read 20 documents, and each write 10', () => {
    const rules = rulesOf(
      around(`match /things/{id} { allow create: if exists(/databases/$(database)/documents/d/$(id)); }`),
    )
    const batch = (count: number) =>
      Array.from({ length: count }, (_, i) => writeRequest(undefined, thing({}, `things/${i}`)))
    expect(rules.decideAll(batch(20), everything).every(({ allowed }) => allowed)).toBe(true)
    expect(rules.decideAll(batch(21), everything).map(({ allowed }) => allowed)).toEqual([
      ...Array(20).fill(true),
      false,
    ])
    const greedy = rulesOf(around(`match /things/{id} { allow create: if ${reads(11)}; }`))
    expect(greedy.decideAll(batch(2), everything)[0]?.allowed).toBe(false)
  })

  const sum = (terms: number) => `${Array.from({ length: terms }, () => 'request.auth.uid.size()').join(' + ')} > 0`

  test('a request may evaluate 1000 expressions', () => {
    expect(judge(sum(150)).allowed).toBe(true)
    expect(judge(`${sum(400)} || true`)).toMatchObject({
      allowed: false,
      message: '\nMaximum of 1000 expressions to evaluate has been reached.',
    })
  })

  test('the limit is of one request, not of a ruleset', () => {
    const rules = rulesOf(around(`match /things/{id} { allow get: if ${sum(150)}; }`))
    for (let i = 0; i < 5; i++) expect(tryGet(rules).allowed).toBe(true)
  })
})

describe('debug()', () => {
  test('shows a value and gives it back', () => {
    const heard: string[] = []
    const rules = rulesOf(around('match /things/{id} { allow get: if debug(request.auth.uid) == "bob"; }'), (text) =>
      heard.push(text),
    )
    expect(tryGet(rules).allowed).toBe(false)
    expect(heard).toEqual(['debug(request.auth.uid) = "alice"'])
  })
})

describe('version 1', () => {
  test('answers no query over a collection group', () => {
    const rules = (version: '1' | '2') => rulesOf(around('match /{all=**} { allow read; }', version))
    const group = queryOn('songs', { allDescendants: true })
    expect(tryList(rules('1'), group).allowed).toBe(false)
    expect(tryList(rules('2'), group).allowed).toBe(true)
    expect(tryList(rules('1'), queryOn('songs')).allowed).toBe(true)
  })
})
