import { describe, expect, test } from 'vitest'
import type { Fields, Value } from '../model/value.ts'
import type { OutboxEntry } from '../storage/store.ts'
import { Message } from '../wire/google-export/message.ts'
import { eventRequest } from './event-request.ts'
import type { TriggerEvent, TriggerRegistration } from './registration.ts'

const encoding = {
  json: (_: unknown, { path, fields }: { path: string; fields: Fields }) => ({ name: path, n: numberIn(fields) }),
  bytes: (_: unknown, { path, fields }: { path: string; fields: Fields }) => Buffer.from(`${path} ${numberIn(fields)}`),
}
const numberIn = (fields: Fields) => {
  const n = fields.get('n')
  return n?.kind === 'integer' ? Number(n.value) : undefined
}

const fieldsWith = (n: number): Fields =>
  new Map<string, Value>([
    ['n', { kind: 'integer', value: BigInt(n) }],
    ['same', { kind: 'null' }],
  ])
const order = (path: string, n: number) => ({ path, fields: fieldsWith(n), createTime: 1, updateTime: n })

const changes = {
  created: (path: string) => ({ path, after: order(path, 1) }),
  updated: (path: string) => ({ path, before: order(path, 1), after: order(path, 2) }),
  deleted: (path: string) => ({ path, before: order(path, 2) }),
}
type Change = keyof typeof changes

const registered = (more: Partial<TriggerRegistration>): TriggerRegistration => ({
  id: 'asia-south1-onOrder-0',
  project: 'demo',
  database: '(default)',
  event: 'written',
  withAuthContext: false,
  pattern: 'orders/{id}',
  form: 'v2',
  ...more,
})

const entry = (change: Change, path = 'orders/o1', actor: OutboxEntry['actor'] = { authType: 'unauthenticated' }) =>
  ({
    trigger: 't',
    key: 'k',
    change: changes[change](path),
    time: 1_700_000_000_123_456,
    actor,
    sequence: 9,
  }) satisfies OutboxEntry

const request = (registration: Partial<TriggerRegistration>, of: OutboxEntry) =>
  eventRequest(encoding, registered(registration), of)

/** The parts of google.events.cloud.firestore.v1.DocumentEventData: value, old value, mask. */
function dataIn(body: string) {
  const data = Message.read(Buffer.from(body, 'base64'))
  const [mask] = data.messages(3)
  return { value: data.text(1), oldValue: data.text(2), mask: mask?.text(1) }
}

const states = {
  created: { value: 'orders/o1 1', oldValue: undefined, mask: undefined },
  updated: { value: 'orders/o1 2', oldValue: 'orders/o1 1', mask: 'n' },
  deleted: { value: undefined, oldValue: 'orders/o1 2', mask: undefined },
}
const kinds = Object.keys(states) as Change[]
const both = kinds.flatMap((change) => [change, 'written' as const].map((event) => [change, event] as const))

describe('an event', () => {
  test.each(both)(
    'of a document that was %s, for a function of the second generation that wants what is %s',
    (change, event) => {
      const { path, headers, body } = request({ event: event as TriggerEvent }, entry(change))
      expect(path).toBe('/functions/projects/demo/triggers/asia-south1-onOrder-0')
      expect(headers).toMatchObject({
        'content-type': 'application/protobuf',
        'ce-type': `google.cloud.firestore.document.v1.${event}`,
        'ce-subject': 'documents/orders/o1',
        'ce-time': '2023-11-14T22:13:20.123456Z',
      })
      expect(dataIn(body)).toEqual(states[change])
    },
  )

  test.each(both)(
    'of a document that was %s, for a function of the first generation that wants what is %s',
    (change, event) => {
      const { headers, body } = request({ event, form: 'v1' }, entry(change))
      const names = { created: 'create', updated: 'update', deleted: 'delete', written: 'write' }
      const n = { created: [1, undefined], updated: [2, 1], deleted: [undefined, 2] }[change]
      const state = (its: number | undefined) => (its === undefined ? {} : { name: 'orders/o1', n: its })
      expect(headers).toEqual({ 'content-type': 'application/json' })
      expect(JSON.parse(body)).toMatchObject({
        context: {
          eventType: `providers/cloud.firestore/eventTypes/document.${names[event]}`,
          resource: {
            service: 'firestore.googleapis.com',
            name: 'projects/demo/databases/(default)/documents/orders/o1',
          },
        },
        data: { value: state(n[0]), oldValue: state(n[1]) },
      })
    },
  )

  test.each([
    [{ authType: 'unauthenticated' }, { 'ce-authtype': 'unauthenticated' }],
    [
      { authType: 'unknown', authId: 'asha' },
      { 'ce-authtype': 'unknown', 'ce-authid': 'asha' },
    ],
  ])('with its auth context says who acted: %j', (actor, wanted) => {
    const { headers } = request({ withAuthContext: true }, entry('updated', 'orders/o1', actor))
    expect(headers).toMatchObject({
      ...wanted,
      'ce-type': 'google.cloud.firestore.document.v1.written.withAuthContext',
    })
    expect('ce-authid' in headers).toBe('authId' in actor)
  })

  test('without it says nothing of who acted', () => {
    const { headers } = request({}, entry('updated', 'orders/o1', { authType: 'unknown', authId: 'asha' }))
    expect(Object.keys(headers).filter((name) => name.startsWith('ce-auth'))).toEqual([])
  })

  test('has the same id each time it is sent, and another one than any other', () => {
    const idOf = (of: OutboxEntry) => request({}, of).headers['ce-id']
    const first = entry('created')
    expect(idOf(first)).toBe(idOf(first))
    expect(idOf({ ...first, sequence: 10 })).not.toBe(idOf(first))
  })

  test('of a document or an actor whose name headers cannot carry goes into the body whole', () => {
    for (const of of [
      entry('created', 'orders/आम'),
      entry('created', 'orders/o1', { authType: 'unknown', authId: 'आशा' }),
    ]) {
      const { headers, body } = request({ withAuthContext: true }, of)
      expect(headers).toEqual({ 'content-type': 'application/json' })
      expect(JSON.parse(body)).toMatchObject({ document: of.change.path, authtype: of.actor.authType })
    }
  })
})
