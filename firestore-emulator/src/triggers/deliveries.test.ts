import { describe, expect, test } from 'vitest'
import type { Outbox, OutboxEntry } from '../storage/store.ts'
import { manualClock } from '../util/clock.ts'
import { type Deferred, deferred } from '../util/deferred.ts'
import { Deliveries, deliveryPolicy } from './deliveries.ts'
import type { EventRequest } from './event-request.ts'
import type { DeliveryOutcome } from './receiver.ts'
import type { TriggerRegistration } from './registration.ts'

const notify: TriggerRegistration = {
  id: 'notify',
  project: 'demo',
  database: '(default)',
  event: 'written',
  withAuthContext: false,
  pattern: 'orders/{id}',
  form: 'v1',
}

class ListedOutbox implements Outbox {
  readonly entries: OutboxEntry[] = []
  #last = 0

  /** Set, nothing can be removed: the disk doesn't take it. */
  stuck = false

  add(...paths: string[]): void {
    this.addFor('notify', ...paths)
  }

  addFor(trigger: string, ...paths: string[]): void {
    for (const path of paths) {
      const sequence = ++this.#last
      const after = { path, fields: new Map(), createTime: sequence, updateTime: sequence }
      const actor = { authType: 'unauthenticated' }
      this.entries.push({
        trigger,
        key: `${trigger}|${path}`,
        change: { path, after },
        time: sequence,
        actor,
        sequence,
      })
    }
  }

  pending(after = 0): Iterable<OutboxEntry> {
    return this.entries.filter(({ sequence }) => sequence > after)
  }

  async remove(sequences: readonly number[]): Promise<void> {
    if (this.stuck) throw new Error('the disk is full')
    for (const sequence of sequences) {
      const at = this.entries.findIndex((entry) => entry.sequence === sequence)
      this.entries.splice(at, 1)
    }
  }
}

const other: TriggerRegistration = { ...notify, id: 'other' }

function setUp() {
  const clock = manualClock()
  const outbox = new ListedOutbox()
  const attempts: { path: string; id: string; answer: Deferred<DeliveryOutcome> }[] = []
  const log: string[] = []
  const forgotten: string[] = []
  const deliveries = new Deliveries({
    outbox,
    clock,
    policy: { ...deliveryPolicy, concurrency: 2, readAhead: 4, maxFailures: 3, maxUnknown: 2 },
    encoding: { json: () => ({}), bytes: () => new Uint8Array() },
    receiver: {
      deliver(event: EventRequest) {
        const { context } = JSON.parse(event.body) as { context: { eventId: string; resource: { name: string } } }
        const answer = deferred<DeliveryOutcome>()
        attempts.push({ path: context.resource.name.split('/documents/')[1] ?? '', id: context.eventId, answer })
        return answer.promise
      },
    },
    registration: (id) => [notify, other].find((registered) => registered.id === id),
    forget: (id) => forgotten.push(id),
    log: (message) => log.push(message),
  })
  const settle = async () => {
    for (let i = 0; i < 20; i++) await Promise.resolve()
  }
  const answer = async (outcome: DeliveryOutcome) => {
    attempts.shift()?.answer.resolve(outcome)
    await settle()
  }
  const wake = async () => {
    deliveries.wake()
    await settle()
  }
  return { clock, outbox, attempts, log, forgotten, deliveries, settle, answer, wake }
}

const paths = (attempts: readonly { path: string }[]) => attempts.map(({ path }) => path)

describe('deliveries', () => {
  test('take an event out of the outbox only once it was taken', async () => {
    const { outbox, attempts, answer, wake } = setUp()
    outbox.add('orders/1')
    await wake()
    expect(paths(attempts)).toEqual(['orders/1'])
    expect(outbox.entries).toHaveLength(1)
    await answer('taken')
    expect(outbox.entries).toEqual([])
  })

  test('keep the order of one document, and let others go beside it, as many at once as allowed', async () => {
    const { outbox, attempts, answer, wake } = setUp()
    outbox.add('orders/1', 'orders/1', 'orders/2', 'orders/3')
    await wake()
    expect(paths(attempts)).toEqual(['orders/1', 'orders/2'])
    await answer('taken')
    expect(paths(attempts)).toEqual(['orders/2', 'orders/3'])
    await answer('taken')
    expect(paths(attempts)).toEqual(['orders/3', 'orders/1'])
  })

  test('try again after a pause that grows, with the same event id, and give up a function that keeps failing', async () => {
    const { clock, outbox, attempts, log, answer, settle, wake } = setUp()
    outbox.add('orders/1')
    await wake()
    const id = attempts[0]?.id
    await answer('failed')
    clock.advance(deliveryPolicy.firstBackOffMs - 1)
    await settle()
    expect(attempts).toEqual([])
    clock.advance(1)
    await settle()
    expect(attempts[0]?.id).toBe(id)
    await answer('failed')
    clock.advance(2 * deliveryPolicy.firstBackOffMs)
    await settle()
    await answer('failed')
    expect(outbox.entries).toEqual([])
    expect(log).toEqual(['gave up event 1 on orders/1: notify failed 3 times'])
  })

  test('wait as long as it takes for a receiver', async () => {
    const { clock, outbox, attempts, answer, settle, wake } = setUp()
    outbox.add('orders/1')
    await wake()
    for (let i = 0; i < 50; i++) {
      await answer('unreachable')
      clock.advance(deliveryPolicy.maxBackOffMs)
      await settle()
    }
    expect(paths(attempts)).toEqual(['orders/1'])
    await answer('taken')
    expect(outbox.entries).toEqual([])
  })

  test('drop events of a function that the receiver goes on not knowing, and forget it', async () => {
    const { clock, outbox, forgotten, answer, settle, wake } = setUp()
    outbox.add('orders/1')
    await wake()
    await answer('unknown')
    clock.advance(deliveryPolicy.maxBackOffMs)
    await settle()
    await answer('unknown')
    expect(outbox.entries).toEqual([])
    expect(forgotten).toEqual(['notify'])
  })

  test('go on with other documents while one of them fails', async () => {
    const { clock, outbox, attempts, answer, settle, wake } = setUp()
    outbox.add('orders/poison', 'orders/1', 'orders/2', 'orders/3')
    await wake()
    await answer('failed')
    for (const path of ['orders/1', 'orders/2', 'orders/3']) {
      expect(paths(attempts)).toContain(path)
      await answer('taken')
    }
    expect(attempts).toEqual([])
    clock.advance(deliveryPolicy.firstBackOffMs)
    await settle()
    expect(paths(attempts)).toEqual(['orders/poison'])
  })

  test('go on with other functions while one of them hangs with all that it may have at once', async () => {
    const { outbox, attempts, answer, wake } = setUp()
    outbox.addFor('notify', 'orders/1', 'orders/2', 'orders/3', 'orders/4', 'orders/5', 'orders/6', 'orders/7')
    outbox.addFor('other', 'orders/1', 'orders/2')
    await wake()
    const hanging = attempts.splice(0, 2)
    expect(paths(hanging)).toEqual(['orders/1', 'orders/2'])
    expect(attempts.map(({ id }) => id.split('-').at(-1))).toEqual(['other', 'other'])
    await answer('taken')
    await answer('taken')
    expect(outbox.entries.map(({ trigger }) => trigger)).toEqual(Array(7).fill('notify'))
  })

  test('take all of an outbox that is longer than what they read ahead, in order', async () => {
    const { outbox, attempts, answer, wake } = setUp()
    const wanted = Array.from({ length: 25 }, (_, i) => i)
    for (const i of wanted) outbox.addFor(i % 3 === 0 ? 'other' : 'notify', `orders/${i % 5}`)
    const order = new Map(outbox.entries.map(({ sequence, key }) => [sequence, key]))
    const taken: number[] = []
    await wake()
    while (attempts.length > 0) {
      taken.push(Number(attempts[0]?.id.split('-')[1]))
      await answer('taken')
    }
    expect(outbox.entries).toEqual([])
    for (const key of new Set(order.values())) {
      const own = taken.filter((sequence) => order.get(sequence) === key)
      expect(own).toEqual([...own].sort((a, b) => a - b))
    }
    expect([...taken].sort((a, b) => a - b)).toEqual(wanted.map((i) => i + 1))
  })

  test('do not send again what was taken and only could not be removed', async () => {
    const { clock, outbox, attempts, answer, settle, wake } = setUp()
    outbox.stuck = true
    outbox.add('orders/1', 'orders/1')
    await wake()
    await answer('taken')
    clock.advance(deliveryPolicy.maxBackOffMs)
    await settle()
    expect(attempts).toEqual([])
    outbox.stuck = false
    clock.advance(deliveryPolicy.maxBackOffMs)
    await settle()
    expect(attempts).toHaveLength(1)
    expect(outbox.entries).toHaveLength(1)
  })

  test('give up an event that can not be sent at all', async () => {
    const { clock, outbox, attempts, log, settle, wake } = setUp()
    outbox.add('orders/1')
    await wake()
    for (let i = 0; i < 3; i++) {
      attempts.shift()?.answer.reject(new TypeError('Invalid character in header'))
      await settle()
      clock.advance(deliveryPolicy.maxBackOffMs)
      await settle()
    }
    expect(outbox.entries).toEqual([])
    expect(log.at(-1)).toBe('gave up event 1 on orders/1: notify failed 3 times')
  })

  test('send nothing after they are closed, and leave what was on its way for the next start', async () => {
    const { outbox, attempts, answer, deliveries, settle, wake } = setUp()
    outbox.add('orders/1', 'orders/2', 'orders/3')
    await wake()
    deliveries.close()
    await answer('taken')
    await settle()
    expect(paths(attempts)).toEqual(['orders/2'])
    expect(outbox.entries).toHaveLength(3)
  })
})
