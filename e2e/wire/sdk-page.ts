import { build } from 'esbuild'
import type { BrowserContext, Page } from 'playwright-core'

/**
 * Google's unmodified web SDK as browsers get it: `fs` is `firebase/firestore`, `connect` gives an instance of its own each time,
 * `follow` listens to what the server has. The SDK waits 5 to 15 seconds before it repeats a lost request; with `hurried` the page's clocks make that a fiftieth.
 */
const contents = `
import { initializeApp } from 'firebase/app'
import * as fs from 'firebase/firestore'

globalThis.fs = fs
globalThis.connect = ({ host, port, app = crypto.randomUUID(), persistent = false, settings = {} }) => {
  const localCache = persistent ? { localCache: fs.persistentLocalCache({ tabManager: fs.persistentMultipleTabManager() }) } : {}
  const db = fs.initializeFirestore(initializeApp({ projectId: 'demo-wire', apiKey: 'demo' }, app), { ...localCache, ...settings })
  fs.connectFirestoreEmulator(db, host, port)
  return db
}
/** Listens to what the server has, without what is only on this device. */
globalThis.follow = (target, heard) =>
  fs.onSnapshot(target, { includeMetadataChanges: true }, (snapshot) => {
    if (!snapshot.metadata.hasPendingWrites && !snapshot.metadata.fromCache) heard(snapshot)
  })
fs.setLogLevel('silent')
`

const hurry = `
const patient = globalThis.setTimeout
globalThis.setTimeout = (task, ms, ...rest) => patient(task, ms >= 1000 && ms < 300_000 && ms !== 45_000 ? ms / 50 : ms, ...rest)
`

let sdk: Promise<string> | undefined

/** A page of another origin than the server's, as every app's is, with the SDK and `script` in it. */
export async function openSdkPage(
  browser: Pick<BrowserContext, 'newPage'>,
  script: string,
  { hurried = false } = {},
): Promise<Page> {
  sdk ??= bundled()
  const page = await browser.newPage()
  await page.route('http://localhost:9/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
  )
  await page.goto('http://localhost:9/')
  for (const content of [hurried ? hurry : ';', await sdk, script]) await page.addScriptTag({ content })
  return page
}

async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    format: 'iife',
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    write: false,
    logLevel: 'error',
  })
  return outputFiles.map(({ text }) => text).join('')
}
