import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Departures } from './departures.ts'
import { createOutbox, type Deed, type Sent } from './outbox.ts'

const pickUp = deed('a1', { type: 'pick_up' })
const deliver = deed('a2', { type: 'deliver', payload: { pin: '0420' } })
const arrive = deed('a3', { type: 'arrive' })

function deed(actionId: string, what: Deed, orderId = 'o1'): Sent {
  return { actionId, orderId, uid: 'ravi', at: 7, deed: what }
}

/** A phone: the app on it can be opened, and killed without a word. */
function phone() {
  const kept = new Map<string, string>()
  const sent: string[] = []
  const answers: (() => void)[] = []
  const open = () => {
    const text = { read: () => kept.get('k') ?? null, write: async (value: string) => void kept.set('k', value) }
    const outbox = createOutbox(text, () => {})
    const departures = new Departures({
      outbox,
      send: (gone) => {
        sent.push(`${gone.actionId} tapped ${gone.at}`)
        // Without signal it waits in the outbox, as it left.
        outbox.add(gone)
        return new Promise((resolve) => answers.push(resolve))
      },
      now: Date.now,
    })
    return { outbox, departures, leave: departures.attend('ravi') }
  }
  const answer = async () => {
    answers.shift()?.()
    await vi.advanceTimersByTimeAsync(0)
  }
  return { sent, open, answer }
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe('what a partner does', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('is kept at once, and leaves when it can no longer be taken back', async () => {
    const { sent, open } = phone()
    const { outbox, departures } = open()
    departures.add(deliver)
    expect(outbox.current()).toEqual([{ ...deliver, held: true }])
    await pass(4999)
    expect(sent).toEqual([])
    await pass(1)
    expect(sent).toEqual(['a2 tapped 7'])
    expect(outbox.current()).toEqual([deliver])
  })

  test('never happened once taken back', async () => {
    const { sent, open } = phone()
    const { outbox, departures } = open()
    departures.add(deliver)
    departures.undo('a2')
    await pass(60_000)
    expect([sent, outbox.current()]).toEqual([[], []])
  })

  test('can’t be taken back once it left', async () => {
    const { open } = phone()
    const { outbox, departures } = open()
    departures.add(deliver)
    departures.go('a2')
    departures.undo('a2')
    expect(outbox.current()).toEqual([deliver])
  })

  test('leaves at once where nothing is to be undone, or when told to', async () => {
    const { sent, open } = phone()
    const { departures } = open()
    departures.add(arrive)
    departures.add(deed('b1', { type: 'pick_up' }, 'o2'))
    departures.goAll()
    await pass(0)
    expect(sent).toEqual(['a3 tapped 7', 'b1 tapped 7'])
    await pass(60_000)
    expect(sent).toHaveLength(2)
  })

  test('outlives the app being killed: the next time it has its whole window again, and goes as it was tapped', async () => {
    const { sent, open } = phone()
    const killed = open()
    killed.departures.add(deliver)
    await pass(3000)
    // Killed: its timers die with it.
    vi.clearAllTimers()
    const { departures } = open()
    expect(departures.heldUntil('a2')).toBe(Date.now() + 5000)
    await pass(4999)
    expect(sent).toEqual([])
    await pass(1)
    expect(sent).toEqual(['a2 tapped 7'])
  })

  test('waits while somebody else is signed in', async () => {
    const { sent, open } = phone()
    const { departures, outbox, leave } = open()
    departures.add(deliver)
    leave()
    departures.attend('meena')
    await pass(60_000)
    expect([sent, outbox.current()]).toEqual([[], [{ ...deliver, held: true }]])
    departures.attend('ravi')
    await pass(5000)
    expect(sent).toEqual(['a2 tapped 7'])
  })

  test('goes one after the other to the same order, and beside what is done to another', async () => {
    const { sent, open, answer } = phone()
    const { departures } = open()
    departures.add(pickUp)
    departures.goAll()
    departures.add(arrive)
    departures.add(deed('b1', { type: 'arrive' }, 'o2'))
    await pass(0)
    expect(sent).toEqual(['a1 tapped 7', 'b1 tapped 7'])
    expect([departures.isGoing('o1'), departures.isGoing('o3')]).toEqual([true, false])
    await answer()
    expect(sent).toEqual(['a1 tapped 7', 'b1 tapped 7', 'a3 tapped 7'])
    await answer()
    await answer()
    expect([departures.isGoing('o1'), departures.isGoing('o2')]).toEqual([false, false])
  })
})
