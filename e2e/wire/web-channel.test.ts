import { startFirestoreEmulator } from '@blinkcart/firestore-emulator'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../browser/launch-browser.ts'

let server: Awaited<ReturnType<typeof startFirestoreEmulator>>
let browser: Browser
let sdk: string
beforeAll(async () => {
  server = await startFirestoreEmulator({ port: 0 })
  browser = await launchBrowser()
  sdk = await bundled()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** What the browser does, with Google's unmodified web SDK as browsers get it. Everything it sees comes back as JSON. */
const script = `
import { initializeApp } from 'firebase/app'
import * as fs from 'firebase/firestore'

globalThis.live = async ({ host, port, settings }) => {
  const db = fs.initializeFirestore(initializeApp({ projectId: 'demo-wire', apiKey: 'demo' }, crypto.randomUUID()), settings)
  fs.connectFirestoreEmulator(db, host, port)
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

async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: import.meta.dirname },
    bundle: true,
    format: 'iife',
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    write: false,
    logLevel: 'error',
  })
  return outputFiles.map(({ text }) => text).join('')
}

/** A page of another origin than the server's, as every app's is. */
async function open(): Promise<Page> {
  const page = await browser.newPage()
  await page.route('http://localhost:9/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
  )
  await page.goto('http://localhost:9/')
  await page.addScriptTag({ content: sdk })
  return page
}

/** How a channel says that its answers may come piece by piece, or must each end. */
const streamed = '0'
const polled = '1'

describe('the web SDK in a browser', () => {
  test.each([
    ['as it comes', {}, streamed],
    ['made to poll', { experimentalForceLongPolling: true }, polled],
  ])('%s writes, reads, listens, transacts and queries', async (_, settings, way) => {
    const page = await open()
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
