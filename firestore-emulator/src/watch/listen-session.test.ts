import { describe, expect, test } from 'vitest'
import { StatusError } from '../model/status.ts'
import { encodeResumeToken } from './resume-token.ts'
import { all, Scenario, where } from './testing/scenario.ts'

const placed = all('orders', { where: where('status', '==', 'PLACED') })
const cheapestTwo = all('orders', { orderBy: [{ field: ['total'], direction: 'asc' }], limit: 2 })

describe('a listener', () => {
  test('hears what is there, then that it is current, then one snapshot', () => {
    const client = new Scenario({ 'orders/1': { status: 'PLACED' }, 'orders/2': { status: 'DELIVERED' } }).client()
    client.listen(2, placed)
    expect(client.heard()).toEqual(['ADD 2', 'orders/1 in 2', 'CURRENT 2', 'snapshot @1'])
  })

  test('hears each commit that touches its query, with a snapshot, and no other', () => {
    const scenario = new Scenario({ 'orders/1': { status: 'PLACED' } })
    const client = scenario.client()
    client.listen(2, placed)
    client.heard()
    scenario.write({ 'orders/2': { status: 'PLACED' } })
    expect(client.heard()).toEqual(['orders/2 in 2', 'snapshot @2'])
    scenario.write({ 'orders/1': { status: 'ACCEPTED' } })
    expect(client.heard()).toEqual(['orders/1 out of 2', 'snapshot @3'])
    scenario.write({ 'orders/2': null })
    expect(client.heard()).toEqual(['orders/2 deleted from 2', 'snapshot @4'])
    scenario.write({ 'orders/3': { status: 'ACCEPTED' } })
    expect(client.heard()).toEqual([])
  })

  test('hears a document once for all its targets, and one snapshot over all of them', () => {
    const scenario = new Scenario()
    const client = scenario.client()
    client.listen(2, placed)
    client.listen(4, all('orders'))
    client.heard()
    scenario.write({ 'orders/1': { status: 'PLACED' } })
    expect(client.heard()).toEqual(['orders/1 in 2,4', 'snapshot @1'])
    scenario.write({ 'orders/1': { status: 'ACCEPTED' } })
    expect(client.heard()).toEqual(['orders/1 in 4 out of 2', 'snapshot @2'])
  })

  test('hears nothing more of a target that it gave up', () => {
    const scenario = new Scenario({ 'orders/1': { status: 'PLACED' } })
    const client = scenario.client()
    client.listen(2, placed)
    client.unlisten(2)
    client.heard()
    scenario.write({ 'orders/1': { status: 'ACCEPTED' } })
    expect(client.heard()).toEqual([])
  })

  test('of a document hears of its absence, its coming and its going', () => {
    const scenario = new Scenario()
    const client = scenario.client()
    client.follow(1, 'orders/1')
    expect(client.heard().slice(0, 3)).toEqual(['ADD 1', 'orders/1 deleted from 1', 'CURRENT 1'])
    scenario.write({ 'orders/1': { status: 'PLACED' } })
    expect(client.heard()).toEqual(['orders/1 in 1', 'snapshot @1'])
    scenario.write({ 'orders/1': null })
    expect(client.heard()).toEqual(['orders/1 deleted from 1', 'snapshot @2'])
  })

  test('that wants an answer once is let go after it', () => {
    const client = new Scenario({ 'orders/1': { status: 'PLACED' } }).client()
    client.listen(2, placed, { once: true })
    expect(client.heard()).toEqual(['ADD 2', 'orders/1 in 2', 'CURRENT 2', 'snapshot @1', 'REMOVE 2'])
  })
})

describe('listeners, when many write at once,', () => {
  const twoAtOnce = (scenario: Scenario, first: string, second: string) =>
    scenario.database.together(() => {
      scenario.write({ [first]: { status: 'PLACED' } })
      scenario.write({ [second]: { status: 'PLACED' } })
    })

  test('hear of the first at once, and of those after it in a moment, as one snapshot', () => {
    const scenario = new Scenario()
    const client = scenario.client()
    client.listen(2, placed)
    client.heard()
    twoAtOnce(scenario, 'orders/1', 'orders/2')
    expect(client.heard()).toEqual(['orders/1 in 2', 'orders/2 in 2', 'snapshot @2'])
    twoAtOnce(scenario, 'orders/3', 'orders/4')
    scenario.write({ 'orders/1': { status: 'ACCEPTED' } })
    scenario.write({ 'orders/3': { status: 'ACCEPTED' } })
    expect(client.heard()).toEqual([])
    scenario.clock.advance(10)
    expect(client.heard()).toEqual(['orders/3 out of 2', 'orders/4 in 2', 'orders/1 out of 2', 'snapshot @6'])
  })

  test('and begin in the middle of it hear the state as it is, and each change once', () => {
    const scenario = new Scenario()
    const client = scenario.client()
    client.listen(2, placed)
    twoAtOnce(scenario, 'orders/1', 'orders/2')
    twoAtOnce(scenario, 'orders/3', 'orders/4')
    client.heard()
    client.listen(4, all('orders', { where: where('status', '==', 'ACCEPTED') }))
    expect(client.heard()).toEqual(['ADD 4', 'orders/3 in 2', 'orders/4 in 2', 'CURRENT 4', 'snapshot @4'])
    scenario.clock.advance(10)
    expect(client.heard()).toEqual([])
  })
})

describe('a limited listener', () => {
  const given = { 'orders/1': { total: 10 }, 'orders/2': { total: 20 }, 'orders/3': { total: 30 } }

  test('hears who moves up when one of its documents leaves', () => {
    const scenario = new Scenario(given)
    const client = scenario.client()
    client.listen(2, cheapestTwo)
    client.heard()
    scenario.write({ 'orders/1': null })
    expect(client.heard()).toEqual(['orders/1 deleted from 2', 'orders/3 in 2', 'snapshot @2'])
  })

  test('hears who drops out when another one pushes in, without the query being run again', () => {
    const scenario = new Scenario(given)
    const client = scenario.client()
    client.listen(2, cheapestTwo)
    client.heard()
    const { runs } = scenario
    scenario.write({ 'orders/4': { total: 15 } })
    expect(client.heard()).toEqual(['orders/2 out of 2', 'orders/4 in 2', 'snapshot @2'])
    expect(scenario.runs).toBe(runs)
  })

  test('hears nothing of documents beyond its limit', () => {
    const scenario = new Scenario(given)
    const client = scenario.client()
    client.listen(2, cheapestTwo)
    client.heard()
    scenario.write({ 'orders/3': { total: 31 } })
    expect(client.heard()).toEqual([])
  })
})

describe('a listener that comes back', () => {
  function leaveAndReturn(scenario: Scenario, query: typeof placed, meanwhile: () => void, expectedCount?: number) {
    const before = scenario.client()
    before.listen(2, query)
    before.heard()
    before.session.close()
    meanwhile()
    const after = scenario.client()
    after.listen(2, query, { resumeToken: before.token, ...(expectedCount === undefined ? {} : { expectedCount }) })
    return after.heard()
  }

  test('hears only what changed meanwhile', () => {
    const scenario = new Scenario({ 'orders/1': { status: 'PLACED' }, 'orders/2': { status: 'PLACED' } })
    const heard = leaveAndReturn(scenario, placed, () => {
      scenario.write({ 'orders/2': { status: 'ACCEPTED' } })
      scenario.write({ 'orders/3': { status: 'PLACED' } })
      scenario.write({ 'orders/4': { status: 'PLACED' } })
      scenario.write({ 'orders/4': null })
    })
    expect(heard).toEqual(['ADD 2', 'orders/2 out of 2', 'orders/3 in 2', 'CURRENT 2', 'snapshot @5'])
  })

  test('to a limited query hears who moved', () => {
    const scenario = new Scenario({ 'orders/1': { total: 10 }, 'orders/2': { total: 20 }, 'orders/3': { total: 30 } })
    const heard = leaveAndReturn(scenario, cheapestTwo, () => scenario.write({ 'orders/1': null }))
    expect(heard).toEqual(['ADD 2', 'orders/1 deleted from 2', 'orders/3 in 2', 'CURRENT 2', 'snapshot @2'])
  })

  test('is told how many there are when its own count shows that it lost track', () => {
    const scenario = new Scenario({ 'orders/1': { status: 'PLACED' }, 'orders/2': { status: 'PLACED' } })
    expect(leaveAndReturn(scenario, placed, () => {}, 3)).toEqual([
      'ADD 2',
      'filter 2 counts 2',
      'CURRENT 2',
      'snapshot @1',
    ])
    expect(leaveAndReturn(scenario, placed, () => {}, 2)).toEqual(['ADD 2', 'CURRENT 2', 'snapshot @1'])
  })

  test('starts over when nobody remembers so far back', () => {
    const scenario = new Scenario({ 'orders/1': { status: 'PLACED' } })
    const heard = leaveAndReturn(scenario, placed, () => {
      scenario.write({ 'orders/9': { status: 'PLACED' } })
      scenario.database.trim(2_000_000)
    })
    expect(heard).toEqual(['ADD 2', 'RESET 2', 'orders/1 in 2', 'orders/9 in 2', 'CURRENT 2', 'snapshot @2'])
  })

  test('starts over when its token is of another data folder', () => {
    const scenario = new Scenario({ 'orders/1': { status: 'PLACED' } })
    const heard = leaveAndReturn(scenario, placed, () => {
      scenario.epoch = 8n
    })
    expect(heard).toEqual(['ADD 2', 'RESET 2', 'orders/1 in 2', 'CURRENT 2', 'snapshot @1'])
  })

  test('starts over when its token is of a time that this folder has not seen, for it was put back to an older copy', () => {
    const scenario = new Scenario({ 'orders/1': { status: 'PLACED' } })
    const client = scenario.client()
    client.listen(2, placed, { resumeToken: encodeResumeToken({ epoch: scenario.epoch, time: 9_000_000 }) })
    expect(client.heard()).toEqual(['ADD 2', 'RESET 2', 'orders/1 in 2', 'CURRENT 2', 'snapshot @1'])
    const again = scenario.client()
    again.listen(2, placed, { resumeToken: client.token })
    expect(again.heard()).toEqual(['ADD 2', 'CURRENT 2', 'snapshot @1'])
  })

  test("starts over when its token is Cloud Firestore's", () => {
    const scenario = new Scenario({ 'orders/1': { status: 'PLACED' } })
    const client = scenario.client()
    client.listen(2, placed, { resumeToken: Uint8Array.of(10, 9, 8, 176, 129, 163, 166, 252, 138, 219, 2) })
    expect(client.heard()).toEqual(['ADD 2', 'RESET 2', 'orders/1 in 2', 'CURRENT 2', 'snapshot @1'])
  })

  test.each([
    ['too short', Buffer.from('garbage')],
    ['as long as one', Buffer.from('sixteen of them!')],
    ['as one begins', Buffer.from('\n\tx')],
  ])('is refused alone, as in production, when its token is none: %s', (_, resumeToken) => {
    const scenario = new Scenario({ 'orders/1': { status: 'PLACED' } })
    const client = scenario.client()
    client.listen(2, placed)
    client.heard()
    client.listen(4, placed, { resumeToken })
    expect(client.heard()).toEqual(['REMOVE 4 INVALID_ARGUMENT'])
    expect(client.answers.at(-1)).toMatchObject({ cause: { message: 'bad resume token' } })
    scenario.write({ 'orders/2': { status: 'PLACED' } })
    expect(client.heard()).toEqual(['orders/2 in 2', 'snapshot @2'])
  })
})

describe('a listener that may not', () => {
  const denied = new StatusError('PERMISSION_DENIED', 'no')

  test('is turned away with the reason', () => {
    const client = new Scenario().client(() => ({ refusal: denied, reads: new Set() }))
    client.listen(2, placed)
    expect(client.heard()).toEqual(['REMOVE 2 PERMISSION_DENIED'])
  })

  test('any more, because a document that its right rests on changed, hears nothing of that commit', () => {
    const scenario = new Scenario({ 'roles/asha': { admin: true }, 'orders/1': { status: 'PLACED' } })
    let allowed = true
    const client = scenario.client(() => ({
      refusal: allowed ? undefined : denied,
      reads: new Set(['roles/asha']),
    }))
    client.listen(2, placed)
    client.heard()
    allowed = false
    scenario.write({ 'roles/asha': { admin: false }, 'orders/2': { status: 'PLACED' } })
    expect(client.heard()).toEqual(['REMOVE 2 PERMISSION_DENIED'])
    scenario.write({ 'orders/3': { status: 'PLACED' } })
    expect(client.heard()).toEqual([])
  })

  test('any more, because the rules changed, is turned away', () => {
    const scenario = new Scenario()
    let allowed = true
    const client = scenario.client(() => ({ refusal: allowed ? undefined : denied, reads: new Set() }))
    client.listen(2, placed)
    client.heard()
    allowed = false
    scenario.hub.recheckAll()
    expect(client.heard()).toEqual(['REMOVE 2 PERMISSION_DENIED'])
  })
})

describe('a slow listener', () => {
  test('hears many changes as one, and a snapshot only once it has heard everything', () => {
    const scenario = new Scenario({ 'orders/1': { status: 'PLACED', n: 0 } })
    const client = scenario.client()
    client.listen(2, placed)
    client.heard()
    client.stallAfter(1)
    scenario.write({ 'orders/2': { status: 'PLACED' } })
    expect(client.heard()).toEqual(['orders/2 in 2'])
    for (let n = 1; n <= 5; n++) scenario.write({ 'orders/1': { status: 'PLACED', n } })
    scenario.write({ 'orders/2': null })
    expect(client.heard()).toEqual([])
    client.catchUp()
    expect(client.heard()).toEqual(['orders/1 in 2', 'orders/2 deleted from 2', 'snapshot @8'])
  })

  test('for whom too much came and went starts over instead of piling it up', () => {
    const scenario = new Scenario({ 'orders/1': { status: 'PLACED' } })
    const client = scenario.client()
    client.listen(2, placed)
    client.heard()
    client.stallAfter(1)
    const crowd = Array.from({ length: 5_100 }, (_, n) => `orders/crowd-${n}`)
    scenario.write(Object.fromEntries(crowd.map((path) => [path, { status: 'PLACED' }])))
    client.heard()
    scenario.write(Object.fromEntries(crowd.map((path) => [path, null])))
    client.catchUp()
    expect(client.heard()).toEqual(['RESET 2', 'orders/1 in 2', 'CURRENT 2', 'snapshot @3'])
  })
})

describe('a listener whose service has a bug', () => {
  test('is cut off, while others hear on', () => {
    const scenario = new Scenario({ 'roles/asha': { admin: true } })
    let broken = false
    const unlucky = scenario.client(() => {
      if (broken) throw new Error('a bug')
      return { refusal: undefined, reads: new Set(['roles/asha']) }
    })
    const other = scenario.client()
    unlucky.listen(2, placed)
    other.listen(2, placed)
    other.heard()
    broken = true
    scenario.write({ 'roles/asha': { admin: false }, 'orders/1': { status: 'PLACED' } })
    expect(unlucky.ended?.code).toBe('INTERNAL')
    expect(other.heard()).toEqual(['orders/1 in 2', 'snapshot @2'])
  })
})
