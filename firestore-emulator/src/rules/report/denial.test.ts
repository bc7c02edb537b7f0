import { describe, expect, test } from 'vitest'
import { documentAt } from '../testing/documents.ts'
import { accessTo, around, queryOn, rulesOf, tryGet, tryList } from '../testing/try-rules.ts'

const bobs = documentAt('things/t1', { owner: 'bob', tags: ['a'] })

/** The message, line by line, of a get of bob's thing by alice. */
function denialOf(body: string, resource = bobs): string[] {
  const decision = tryGet(rulesOf(around(body)), { resource, access: accessTo({ 'roles/alice': { role: 'guest' } }) })
  return decision.allowed ? [] : decision.message.split('\n')
}

describe('a denial', () => {
  test('begins on a new line, as Google’s emulator has it', () => {
    expect(denialOf('match /things/{id} {\n  allow get: if false;\n}').slice(0, 2)).toEqual([
      '',
      "false for 'get' @ L5",
    ])
  })

  test('has one part for each statement that was tried', () => {
    const body = `match /things/{id} {
      allow get: if resource.data.owner == request.auth.uid;
      allow read: if resource.data.missing == 1;
      allow write: if true;
    }
    match /{all=**} { allow read: if resource.data.owner.x == 1 / 0; }`
    expect(denialOf(body)[1]).toBe(
      "false for 'get' @ L5, Property missing is undefined on object. for 'get' @ L6, Property x is undefined on object. for 'get' @ L9",
    )
  })

  test('tells the values of the comparison that failed, inside the function that made it', () => {
    const body = `function signedIn() { return request.auth != null; }
    function owns(thing) { return thing.owner == request.auth.uid; }
    match /things/{id} {
      allow get: if signedIn() && owns(resource.data);
    }`
    expect(denialOf(body).slice(2)).toEqual([
      'allow get @ L7:7 is false:',
      '  L5:35 thing.owner == request.auth.uid is false ("bob" == "alice")',
    ])
  })

  test('tells every alternative that failed', () => {
    const body = `match /things/{id} {
      allow get: if resource.data.owner in ['alice', 'carol'] || resource.data.tags.hasAny(['b'])
        || get(/databases/$(database)/documents/roles/$(request.auth.uid)).data.role == 'boss'
        || resource.data.owner is int || !(id == 't1');
    }`
    expect(denialOf(body).slice(3)).toEqual([
      '  L5:21 resource.data.owner in [\'alice\', \'carol\'] is false ("bob" in ["alice", "carol"])',
      '  L5:66 resource.data.tags.hasAny([\'b\']) is false (["a"].hasAny(["b"]))',
      '  L6:12 get(/databases/$(database)/documents/roles/$(request.auth.uid)).data.role == \'boss\' is false ("guest" == "boss")',
      '  L7:12 resource.data.owner is int is false (it is "bob")',
      "  L7:42 !(id == 't1') is false (!true)",
    ])
  })

  test('tells which branch was taken', () => {
    const body = `match /things/{id} { allow get: if id == 't1' ? resource.data.owner == 'x' : true; }`
    expect(denialOf(body)[3]).toBe('  L4:49 resource.data.owner == \'x\' is false ("bob" == "x")')
  })

  test('tells of conditions that are no bool', () => {
    expect(denialOf('match /things/{id} { allow get: if resource.data.owner; }').slice(1, 3)).toEqual([
      "evaluation error at L4:36 for 'get' @ L4",
      'allow get @ L4:22 is "bob":',
    ])
  })

  test('tells what a query leaves open', () => {
    const rules = rulesOf(
      around(`match /things/{id} {
      allow list: if resource.data.owner == request.auth.uid || id == 'x';
    }`),
    )
    expect(tryList(rules, queryOn('things'))).toMatchObject({
      message: `
Property owner is undefined on object. for 'list' @ L5
allow list @ L5:7 is unproved:
  L5:22 resource.data.owner == request.auth.uid is not settled by the query (? == "alice")
  L5:65 id == 'x' is not settled by the query (? == "x")`,
    })
  })

  test('stays short, however long the values are', () => {
    const long = documentAt('things/t1', { owner: 'x'.repeat(100_000) })
    const body = `match /things/{id} { ${`allow get: if resource.data.owner == 'y';\n`.repeat(60)} }`
    expect(denialOf(body, long).join('\n').length).toBeLessThanOrEqual(2000)
  })
})
