import { describe, expect, test } from 'vitest'
import type { StatusError } from '../model/status.ts'
import { manualClock } from '../util/clock.ts'
import { type LockOwner, LockTable } from './locks.ts'

const times = { waitMs: 20_000, patienceMs: 4_000 }

function setUp() {
  const clock = manualClock()
  const table = new LockTable(clock, times)
  let births = 0
  const events: string[] = []
  const owner = (name: string, idleMs = () => 0): LockOwner => ({
    age: ++births,
    idleMs,
    abort() {
      events.push(`${name} aborted`)
      table.release(this)
    },
  })
  const acquire = (who: LockOwner, name: string, paths: readonly string[]) =>
    table.acquire(who, paths).then(
      () => events.push(`${name} got ${paths}`),
      (error: StatusError) => events.push(`${name} refused: ${error.code}`),
    )
  const settled = async () => {
    for (let i = 0; i < 5; i++) await Promise.resolve()
    return events.splice(0)
  }
  return { clock, table, owner, acquire, settled }
}

describe('LockTable', () => {
  test('gives a free document at once, and again to whoever holds it', async () => {
    const { owner, acquire, settled } = setUp()
    const asha = owner('asha')
    acquire(asha, 'asha', ['orders/1'])
    acquire(asha, 'asha', ['orders/1', 'orders/2'])
    expect(await settled()).toEqual(['asha got orders/1', 'asha got orders/1,orders/2'])
  })

  test('serves those who wait in the order in which they came', async () => {
    const { table, owner, acquire, settled } = setUp()
    const [asha, bela, chand] = [owner('asha'), owner('bela'), owner('chand')]
    acquire(asha, 'asha', ['hot'])
    acquire(bela, 'bela', ['hot'])
    acquire(chand, 'chand', ['hot'])
    expect(await settled()).toEqual(['asha got hot'])
    table.release(asha)
    expect(await settled()).toEqual(['bela got hot'])
    table.release(bela)
    expect(await settled()).toEqual(['chand got hot'])
  })

  test('lets a request for several documents wait without holding any of them', async () => {
    const { table, owner, acquire, settled } = setUp()
    const [asha, bela] = [owner('asha'), owner('bela')]
    acquire(asha, 'asha', ['a'])
    acquire(bela, 'bela', ['a', 'b'])
    acquire(asha, 'asha', ['b'])
    expect(await settled()).toEqual(['asha got a', 'asha got b'])
    table.release(asha)
    expect(await settled()).toEqual(['bela got a,b'])
  })

  test('does not let newcomers starve a request for several documents', async () => {
    const { table, owner, acquire, settled } = setUp()
    const [asha, bela, chand] = [owner('asha'), owner('bela'), owner('chand')]
    acquire(asha, 'asha', ['a'])
    acquire(bela, 'bela', ['a', 'b'])
    acquire(chand, 'chand', ['b'])
    expect(await settled()).toEqual(['asha got a'])
    table.release(asha)
    expect(await settled()).toEqual(['bela got a,b'])
  })

  test('breaks a circle of waiting owners by aborting the youngest', async () => {
    const { owner, acquire, settled } = setUp()
    const [asha, bela] = [owner('asha'), owner('bela')]
    acquire(asha, 'asha', ['a'])
    acquire(bela, 'bela', ['b'])
    await settled()
    acquire(asha, 'asha', ['b'])
    acquire(bela, 'bela', ['a'])
    expect((await settled()).sort()).toEqual(['asha got b', 'bela aborted', 'bela refused: ABORTED'])
  })

  test('takes a lock from an owner that sits idle on it while others wait', async () => {
    const { clock, owner, acquire, settled } = setUp()
    const since = clock.now()
    const sleepy = owner('sleepy', () => clock.now() - since)
    acquire(sleepy, 'sleepy', ['a'])
    acquire(owner('bela'), 'bela', ['a'])
    await settled()
    clock.advance(times.patienceMs - 1)
    expect(await settled()).toEqual([])
    clock.advance(1)
    expect(await settled()).toEqual(['sleepy aborted', 'bela got a'])
  })

  test('gives up waiting for a busy owner after a while', async () => {
    const { clock, owner, acquire, settled } = setUp()
    acquire(owner('asha'), 'asha', ['a'])
    acquire(owner('bela'), 'bela', ['a'])
    await settled()
    clock.advance(times.waitMs)
    expect(await settled()).toEqual(['bela refused: ABORTED'])
  })
})
