import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FieldValue, type Firestore, GeoPoint, Timestamp } from 'firebase-admin/firestore'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Running } from './running.ts'

const scratch = mkdtempSync(join(tmpdir(), 'firestore-export-'))
let running: Running
let project: string
let shop: Firestore

beforeAll(async () => {
  running = await Running.start()
})
afterAll(async () => {
  await running.stop()
  rmSync(scratch, { recursive: true, force: true })
})
beforeEach(async () => {
  project = running.project()
  shop = running.admin(project)
  await shop.doc('orders/o1').set(everything(shop))
  await shop.doc('orders/o1/events/1').set({ n: 1 })
})

/** A document with a value of every type. */
const everything = (firestore: Firestore) => ({
  name: 'Asha 🛵\n"quoted"',
  no: null,
  yes: true,
  big: 2 ** 53 - 1,
  half: 0.5,
  nan: Number.NaN,
  endless: Number.NEGATIVE_INFINITY,
  at: new Timestamp(1_700_000_000, 123_456_000),
  bytes: Buffer.from([0, 255]),
  place: new GeoPoint(12.97, 77.59),
  list: [1, 'two', { three: 3 }],
  map: { referenceValue: 'not one', name: 'inner', empty: {} },
  vector: FieldValue.vector([1, 2.5]),
  customer: firestore.doc('customers/c1'),
})

const control = (of: string, verb: string, init?: RequestInit) =>
  fetch(`http://${running.address}/emulator/v1/projects/${of}${verb}`, init)
const post = (of: string, verb: string, body: object) =>
  control(of, verb, { method: 'POST', body: JSON.stringify(body) })
const upload = (of: string, body: string) =>
  control(of, ':import', { method: 'POST', headers: { 'Content-Type': 'application/x-ndjson' }, body })
/** What an answer's error says. */
const errorOf = async (response: Response): Promise<{ readonly status: string; readonly message: string }> =>
  Object(await response.json()).error
const download = async (of: string) => (await control(of, ':export')).text()

/** All documents below the root's collections as they are read, references by path alone. */
async function contents(firestore: Firestore) {
  const groups = await Promise.all(['orders', 'events', 'junk'].map((id) => firestore.collectionGroup(id).get()))
  return groups.flatMap(({ docs }) =>
    docs.map((snapshot) => {
      const { customer, ...data } = snapshot.data()
      return [snapshot.ref.path, { ...data, customer: customer?.path }]
    }),
  )
}

describe('an export', () => {
  test('becomes the same documents in another project, whose references are its own', async () => {
    const text = await download(project)
    const other = running.project()
    const copy = running.admin(other)
    await copy.doc('junk/1').set({ stays: true })
    expect((await upload(other, text)).status).toBe(200)
    const [junk] = (await contents(copy)).slice(-1)
    expect(junk).toEqual(['junk/1', { stays: true, customer: undefined }])
    expect((await contents(copy)).slice(0, -1)).toEqual(await contents(shop))
    const { customer } = (await copy.doc('orders/o1').get()).data() ?? {}
    expect(customer.isEqual(copy.doc('customers/c1'))).toBe(true)
  })

  test('goes into a folder and comes back from it, as firebase-tools asks for it', async () => {
    const body = {
      database: `projects/${project}/databases/(default)`,
      export_directory: join(scratch, 'a'),
      export_name: 'e',
    }
    const before = await contents(shop)
    expect((await post(project, ':export', body)).status).toBe(200)
    expect(readdirSync(join(scratch, 'a', 'e'))).toEqual(['documents.ndjson'])
    await control(project, '/databases/(default)/documents', { method: 'DELETE' })
    expect(await contents(shop)).toEqual([])
    expect((await post(project, ':import', body)).status).toBe(200)
    expect(await contents(shop)).toEqual(before)
  })

  test('is heard by a listener whole, in one snapshot', async () => {
    const [head, , order] = (await download(project)).split('\n')
    const documents = Array.from({ length: 500 }, (_, i) => order?.replace('/orders/o1/events/1', `/orders/x${i}`))
    const other = running.project()
    const sizes: number[] = []
    const whole = new Promise<void>((resolve, reject) => {
      const orders = running.admin(other).collection('orders')
      orders.onSnapshot(({ size }) => {
        sizes.push(size)
        if (size === 0) void upload(other, [head, ...documents, '{"documents":500}'].join('\n'))
        else resolve()
      }, reject)
    })
    await whole
    expect(sizes).toEqual([0, 500])
  })

  test('that was cut off, or has one bad line, is refused, and nothing of it is there', async () => {
    const lines = (await download(project)).split('\n')
    const other = running.project()
    const cut = await upload(other, lines.slice(0, -2).join('\n'))
    const bad = await upload(
      other,
      [...lines.slice(0, 2), lines[2]?.replace('events/1', 'events'), lines[3]].join('\n'),
    )
    const strange = await upload(other, '{"hello":"world"}')
    const messages = await Promise.all([cut, bad, strange].map(errorOf))
    expect(messages).toEqual([
      expect.objectContaining({ status: 'INVALID_ARGUMENT', message: expect.stringContaining('was cut off') }),
      expect.objectContaining({ status: 'INVALID_ARGUMENT', message: expect.stringMatching(/^Line 3 .*even number/) }),
      expect.objectContaining({ status: 'INVALID_ARGUMENT', message: expect.stringContaining('Not an export') }),
    ])
    expect(await contents(running.admin(other))).toEqual([])
  })

  test("in Google's format becomes the same documents too", async () => {
    const body = { export_directory: scratch, export_name: 'google', format: 'google' }
    expect((await post(project, ':export', body)).status).toBe(200)
    expect(readdirSync(join(scratch, 'google')).sort()).toEqual(['all_namespaces', 'google.overall_export_metadata'])
    const other = running.project()
    const copy = running.admin(other)
    expect((await post(other, ':import', body)).status).toBe(200)
    expect(await contents(copy)).toEqual(await contents(shop))
  })

  test('that is larger than one commit comes in several, and nothing of it when it is cut off', async () => {
    const [head, , order] = (await download(project)).split('\n')
    const count = 2500
    const lines = Array.from({ length: count }, (_, i) => order?.replace('/orders/o1/events/1', `/orders/x${i}`))
    const other = running.project()
    const copy = running.admin(other)
    const size = async () => (await copy.collection('orders').count().get()).data().count
    const cut = await upload(other, [head, ...lines, `{"documents":${count + 1}}`].join('\n'))
    expect([cut.status, await size()]).toEqual([400, 0])
    expect((await upload(other, [head, ...lines, `{"documents":${count}}`].join('\n'))).status).toBe(200)
    const { docs } = await copy.collection('orders').get()
    expect([docs.length, new Set(docs.map(({ createTime }) => createTime.valueOf())).size]).toEqual([count, 2])
  }, 60_000)

  test('into a folder of other things, from one without any, or for a web page, is refused in a sentence', async () => {
    const others = mkdtempSync(join(scratch, 'others-'))
    writeFileSync(join(others, 'diary.txt'), '')
    const folder = { export_directory: others, export_name: '.' }
    const answers = [
      await post(project, ':import', folder),
      await post(project, ':export', folder),
      await post(project, ':export', { ...folder, format: 'google' }),
      await control(project, ':export', {
        method: 'POST',
        headers: { Origin: 'https://elsewhere.example' },
        body: JSON.stringify({ export_directory: join(scratch, 'b') }),
      }),
    ]
    const errors = await Promise.all(answers.map(errorOf))
    expect(errors.map(({ status }) => status)).toEqual([
      'NOT_FOUND',
      'FAILED_PRECONDITION',
      'FAILED_PRECONDITION',
      'PERMISSION_DENIED',
    ])
    expect(errors[0]?.message).toContain('holds no export')
    expect(readdirSync(scratch)).not.toContain('b')
  })
})
