import { describe, expect, test } from 'vitest'
import { createOutbox, type Sent } from './outbox.ts'

const pickUp: Sent = { actionId: 'a1', orderId: 'o1', uid: 'ravi', at: 1, deed: { type: 'pick_up' } }
const depart: Sent = { actionId: 'a2', orderId: 'o1', uid: 'ravi', at: 2, deed: { type: 'depart' } }

function device() {
  const kept = new Map<string, string>()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
  const tabs: (() => void)[] = []
  return {
    kept,
    open: () => createOutbox(storage, 'k', (listener) => void tabs.push(listener)),
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
