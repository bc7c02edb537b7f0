import { startFirestoreEmulator } from '@blinkcart/firestore-emulator'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../browser/launch-browser.ts'
import { openSdkPage } from './sdk-page.ts'

let server: Awaited<ReturnType<typeof startFirestoreEmulator>>
let browser: Browser
beforeAll(async () => {
  server = await startFirestoreEmulator({ port: 0 })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** What the browser does. Everything it sees comes back as JSON. */
const script = `
globalThis.live = async (where) => {
  const db = connect(where)
  const counter = fs.doc(fs.collection(db, 'counters'))
  const heard = []
  let enough
  const all = new Promise((resolve) => { enough = resolve })
  const stop = fs.onSnapshot(counter, (snapshot) => {
    if (snapshot.metadata.hasPendingWrites || snapshot.metadata.fromCache) return
    heard.push(snapshot.data() ?? null)
    if (snapshot.get('n') === 3) enough()
  })
  await fs.setDoc(counter, { n: 1, text: 'नमस्ते 🛵' })
  const got = (await fs.getDocFromServer(counter)).data()
  const add = () => fs.runTransaction(db, async (tx) => {
    const n = (await tx.get(counter)).get('n') + 1
    tx.update(counter, { n })
    return n
  })
  const sums = (await Promise.all([add(), add()])).sort()
  await all
  stop()
  const found = await fs.getDocs(fs.query(fs.collection(db, 'counters'), fs.where('n', '==', 3)))
  await fs.deleteDoc(counter)
  const left = (await fs.getDocFromServer(counter)).exists()
  await fs.terminate(db)
  return { got, sums, last: heard.at(-1), found: found.size, left }
}`

/** How a channel says that its answers may come piece by piece, or must each end. */
const streamed = '0'
const polled = '1'

describe('the web SDK in a browser', () => {
  test.each([
    ['as it comes', {}, streamed],
    ['made to poll', { experimentalForceLongPolling: true }, polled],
  ])('%s writes, reads, listens, transacts and queries', async (_, settings, way) => {
    const page = await openSdkPage(browser, script)
    const given = { host: server.host, port: server.port, settings }
    const ways = new Set<string>()
    page.on('request', (request) => ways.add(new URL(request.url()).searchParams.get('CI') ?? way))
    expect(await page.evaluate(`live(${JSON.stringify(given)})`)).toEqual({
      got: { n: 1, text: 'नमस्ते 🛵' },
      sums: [2, 3],
      last: { n: 3, text: 'नमस्ते 🛵' },
      found: 1,
      left: false,
    })
    expect([...ways]).toEqual([way])
    await page.close()
  })
})
