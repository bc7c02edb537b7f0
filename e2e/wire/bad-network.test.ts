import { startFirestoreEmulator } from '@blinkcart/firestore-emulator'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchBrowser } from '../browser/launch-browser.ts'
import { FaultyProxy, nowAndThen, type Passing } from './faulty-proxy.ts'
import { openSdkPage } from './sdk-page.ts'
import { storedIn } from './stored.ts'

let server: Awaited<ReturnType<typeof startFirestoreEmulator>>
let proxy: FaultyProxy | undefined
let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
beforeEach(async () => {
  server = await startFirestoreEmulator({ port: 0 })
})
afterEach(async () => {
  proxy?.close()
  await server.stop()
})
afterAll(() => browser.close())

/** Counts and keeps a log, both followed by listeners. */
const counting = `
globalThis.count = async ({ writes, ...where }) => {
  const db = connect(where)
  const counter = fs.doc(db, 'counters/c')
  const log = fs.collection(db, 'log')
  const counts = []
  const counted = new Promise((resolve) => follow(counter, (snapshot) => {
        counts.push(snapshot.get('n') ?? 0)
    if (snapshot.get('n') >= writes) resolve()
  }))
  const logged = new Promise((resolve) => follow(fs.query(log, fs.orderBy('i')), (snapshot) => {
    if (snapshot.size >= writes) resolve(snapshot.docs.map((entry) => entry.get('i')))
  }))
  const commits = []
  for (let i = 0; i < writes; i++) {
    const batch = fs.writeBatch(db)
    batch.set(fs.doc(log, 'entry-' + String(i).padStart(3, '0')), { i })
    batch.set(counter, { n: fs.increment(1) }, { merge: true })
    commits.push(batch.commit())
    if (i % 4 === 3) await commits[i]
  }
  await Promise.all(commits)
  await counted
  const entries = await logged
  await fs.terminate(db)
  return { last: counts.at(-1), grows: counts.every((n, i) => i === 0 || n >= counts[i - 1]), entries }
}`

/** Writes and hears texts that are large and that no byte can be cut from. */
const largeTexts = `
globalThis.exchange = async ({ documents, ...where }) => {
  const [one, other] = [connect(where), connect(where)]
  const large = { text: '🛵'.repeat(260_000) }
  const wanted = Array.from({ length: documents }, (_, i) => ({ i, text: ('🥭आम' + i).repeat(200) }))
  const arrived = new Promise((resolve) => follow(fs.query(fs.collection(other, 'texts'), fs.orderBy('i')), (snapshot) => {
    if (snapshot.size === documents) resolve(snapshot.docs.map((each) => each.data()))
  }))
  const arrivedLarge = new Promise((resolve) => follow(fs.doc(other, 'large/l'), (snapshot) => {
    if (snapshot.exists()) resolve(snapshot.data())
  }))
  const batch = fs.writeBatch(one)
  wanted.forEach((each) => batch.set(fs.doc(fs.collection(one, 'texts')), each))
  await Promise.all([batch.commit(), fs.setDoc(fs.doc(one, 'large/l'), large)])
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b)
  const answer = { many: same((await arrived).map(({ i, text }) => ({ i, text })), wanted), large: same(await arrivedLarge, large) }
  await Promise.all([fs.terminate(one), fs.terminate(other)])
  return answer
}`

/** Each instance writes its own document, and all of them hear of all. */
const crowd = `
globalThis.gather = async ({ members, port }) => {
  const all = Array.from({ length: members }, (_, i) => i)
  const heard = await Promise.all(all.map(async (i) => {
    const db = connect({ host: 'c' + i + '.localhost', port })
    const everybody = new Promise((resolve) => follow(fs.collection(db, 'members'), (snapshot) => {
      if (snapshot.size === members) resolve(snapshot.docs.map((member) => member.get('i')).sort((a, b) => a - b))
    }))
    await fs.setDoc(fs.doc(fs.collection(db, 'members')), { i })
    const answer = await everybody
    await fs.terminate(db)
    return answer
  }))
  return heard.every((each) => String(each) === String(all))
}`

const through = () => ({ host: '127.0.0.1', port: proxy?.port })
const call = (name: string, argument: object) => `${name}(${JSON.stringify(argument)})`

const ways = [
  ['streaming', {}],
  ['polling', { experimentalForceLongPolling: true }],
] as const

describe('the web SDK in a browser', () => {
  test.each(ways)(
    '%s over a network that loses, cuts and repeats, writes all once and in order, and hears all',
    async (_, settings) => {
      proxy = await FaultyProxy.start(server.port, nowAndThen(7, 0.3))
      const page = await openSdkPage(browser, counting, { hurried: true })
      const writes = 40
      const upTo = Array.from({ length: writes }, (__, i) => i)
      expect(await page.evaluate(call('count', { ...through(), settings, writes }))).toEqual({
        last: writes,
        grows: true,
        entries: upTo,
      })
      const stored = await storedIn(server.port, 'log')
      expect(stored.map(({ fields }) => fields.i)).toEqual(upTo.map((i) => ({ integerValue: String(i) })))
      expect(stored.filter(({ createTime, updateTime }) => createTime !== updateTime)).toEqual([])
      const faults = proxy.passed.filter(({ fault }) => fault !== 'none' && fault !== 'dribble')
      expect(faults.length).toBeGreaterThan(3)
      await page.close()
    },
  )

  test('notices a proxy that holds answers back, and polls', async () => {
    const held: Passing[] = []
    proxy = await FaultyProxy.start(server.port, (request) => {
      if (request.query.get('RID') === 'rpc') held.push(request)
      return 'buffer answer'
    })
    const page = await openSdkPage(browser, counting)
    expect(await page.evaluate(call('count', { ...through(), writes: 8 }))).toMatchObject({ last: 8 })
    const kinds = ['Listen', 'Write'].map((stream) =>
      held.filter(({ path }) => path.includes(stream)).map(({ query }) => query.get('CI')),
    )
    for (const [first, ...rest] of kinds) expect([first, new Set(rest)]).toEqual(['0', new Set(['1'])])
    await page.close()
  })

  test.each(ways)('%s carries large documents and many, in characters of four bytes', async (_, settings) => {
    proxy = await FaultyProxy.start(server.port, () => 'dribble')
    const page = await openSdkPage(browser, largeTexts)
    expect(await page.evaluate(call('exchange', { ...through(), settings, documents: 300 }))).toEqual({
      many: true,
      large: true,
    })
    await page.close()
  })

  test('has as many channels open as there are instances', async () => {
    const page = await openSdkPage(browser, crowd)
    expect(await page.evaluate(call('gather', { members: 12, port: server.port }))).toBe(true)
    await page.close()
  })
})
