import { describe, expect, test, vi } from 'vitest'
import { createOutbox, type Sent } from './outbox.ts'

const pickUp: Sent = { actionId: 'a1', orderId: 'o1', uid: 'ravi', at: 1, deed: { type: 'pick_up' } }
const depart: Sent = { actionId: 'a2', orderId: 'o1', uid: 'ravi', at: 2, deed: { type: 'depart' } }

function device(room = Number.POSITIVE_INFINITY) {
  const kept = new Map<string, string>()
  const text = {
    read: () => kept.get('k') ?? null,
    write(value: string) {
      if (value.length > room) throw new Error('QuotaExceededError')
      kept.set('k', value)
      return Promise.resolve()
    },
  }
  const tabs: (() => void)[] = []
  return {
    kept,
    open: () => createOutbox(text, (listener) => void tabs.push(listener)),
    /** What a browser does in other tabs when one has written. */
    tellTabs: () => {
      for (const tab of tabs) tab()
    },
  }
}

describe('an outbox', () => {
  test('holds what was sent, in order, through a restart', () => {
    const { open } = device()
    const outbox = open()
    outbox.add(pickUp)
    outbox.add(depart)
    expect(open().current()).toEqual([pickUp, depart])
  })

  test('holds a deed once, however often it is added', () => {
    const outbox = device().open()
    outbox.add(pickUp)
    outbox.add(pickUp)
    expect(outbox.current()).toEqual([pickUp])
  })

  test('keeps a refusal until it is forgotten', () => {
    const { open } = device()
    const outbox = open()
    outbox.add(pickUp)
    const fate = { outcome: 'refused', reason: 'NOT_YOURS', told: {} } as const
    outbox.settle('a1', fate)
    expect(open().current()).toEqual([{ ...pickUp, fate }])
    outbox.forget('a1')
    expect(open().current()).toEqual([])
  })

  test('remembers what the rules kept out', () => {
    const { open } = device()
    const outbox = open()
    outbox.add(pickUp)
    outbox.add(depart)
    outbox.keepOut('a1')
    expect(open().current()).toEqual([{ ...pickUp, keptOut: true }, depart])
  })

  test('knows through a restart what can still be taken back', () => {
    const { open } = device()
    open().add({ ...pickUp, held: true })
    const outbox = open()
    expect(outbox.current()).toEqual([{ ...pickUp, held: true }])
    outbox.letGo('a1')
    expect(open().current()).toEqual([pickUp])
  })

  describe('with a photo', () => {
    const failed: Sent = { ...pickUp, deed: { type: 'fail', payload: { reason: 'OTHER', photo: '/9j/' } } }
    const remembered = { ...pickUp, deed: { type: 'fail', payload: { reason: 'OTHER' } } }

    test('keeps it until its fate is known', () => {
      const { open } = device()
      open().add(failed)
      const outbox = open()
      expect(outbox.current()).toEqual([failed])
      outbox.settle('a1', { outcome: 'applied' })
      expect(outbox.current()).toEqual([{ ...remembered, fate: { outcome: 'applied' } }])
    })

    test('keeps what was done even where there is no room for it', () => {
      vi.spyOn(console, 'warn').mockImplementation(() => {})
      const { open } = device(200)
      const outbox = open()
      const large: Sent = { ...pickUp, deed: { type: 'fail', payload: { reason: 'OTHER', photo: 'x'.repeat(200) } } }
      outbox.add(large)
      expect(outbox.current()).toEqual([large])
      expect(open().current()).toEqual([remembered])
    })
  })

  test('tells its listeners, until they leave', () => {
    const outbox = device().open()
    let told = 0
    const leave = outbox.subscribe(() => told++)
    outbox.add(pickUp)
    leave()
    outbox.forget('a1')
    expect(told).toBe(1)
  })

  test('follows another tab', () => {
    const { open, tellTabs } = device()
    const [here, there] = [open(), open()]
    there.add(pickUp)
    tellTabs()
    expect(here.current()).toEqual([pickUp])
  })

  test.each([
    'not json',
    '{}',
    'null',
    '[1, {"actionId": "a"}]',
    '[{"actionId":"a","orderId":"o","uid":"u","at":1,"deed":{"type":"steal"}}]',
  ])('starts empty from %s', (stored) => {
    const { kept, open } = device()
    kept.set('k', stored)
    expect(open().current()).toEqual([])
  })
})
