import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Command } from '../../firestore-emulator/src/testing/command.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { FaultyProxy } from './faulty-proxy.ts'
import { openSdkPage } from './sdk-page.ts'
import { listenerReads, storedIn, write } from './stored.ts'

let browser: Browser
let folder: string
let server: Command
let proxy: FaultyProxy
beforeAll(async () => {
  browser = await launchBrowser()
})
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'restarts-'))
  server = Command.run('--port', '0', '--data', folder)
  proxy = await FaultyProxy.start(await server.port(), () => 'none')
})
afterEach(async () => {
  proxy.close()
  await server.end('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})
afterAll(() => browser.close())

const script = `
globalThis.begin = (where) => {
  const db = connect(where)
  const log = fs.collection(db, 'log')
  globalThis.acknowledged = 0
  globalThis.heard = {}
  follow(fs.query(log, fs.orderBy('i')), (snapshot) => { heard = Object.fromEntries(snapshot.docs.map((entry) => [entry.id, entry.get('i')])) })
  globalThis.add = async (i) => {
    await fs.setDoc(fs.doc(log, 'entry-' + String(i).padStart(3, '0')), { i })
    acknowledged += 1
  }
  globalThis.addAll = async (from, to) => { for (let i = from; i < to; i += 3) await Promise.all([i, i + 1, i + 2].filter((n) => n < to).map(add)) }
  globalThis.end = () => fs.terminate(db)
}`

const where = () => ({ host: '127.0.0.1', port: proxy.port })
const begin = (page: Page, more: object = {}) => page.evaluate(`begin(${JSON.stringify({ ...where(), ...more })})`)
/** Starts something in the page without waiting for its end. */
const set = (page: Page, work: string) => page.evaluate(`void (${work})`)
const until = (page: Page, condition: string) => page.waitForFunction(condition, undefined, { timeout: 60_000 })

async function restart(): Promise<void> {
  await server.end('SIGKILL')
  server = Command.run('--port', '0', '--data', folder)
  proxy.retarget(await server.port())
}

const entries = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`entry-${String(i).padStart(3, '0')}`, i]))

describe('a browser whose server is killed', () => {
  test('loses no write and makes none twice, and its listeners hear on', async () => {
    const page = await openSdkPage(browser, script, { hurried: true })
    await begin(page)
    await set(page, 'addAll(0, 90)')
    await until(page, 'acknowledged >= 20')
    await restart()
    await until(page, 'acknowledged >= 50')
    await server.end('SIGKILL')
    for (const i of [90, 91, 92]) await set(page, `add(${i})`) // while nobody is there
    await restart()
    await until(page, 'acknowledged === 93')
    await write(await server.port(), 'log/entry-093', 93) // somebody else's
    await until(page, 'Object.keys(heard).length === 94')
    expect(await page.evaluate('heard')).toEqual(entries(94))
    const stored = await storedIn(await server.port(), 'log')
    expect(stored).toHaveLength(94)
    expect(stored.filter(({ createTime, updateTime }) => createTime !== updateTime)).toEqual([])
    await page.evaluate('end()')
    await page.close()
  })

  test('that keeps its data on the device goes on from there: it is told what changed, and no more', async () => {
    const context = await browser.newContext()
    const kept = { persistent: true, app: 'kept' }
    const first = await openSdkPage(context, script, { hurried: true })
    await begin(first, kept)
    await first.evaluate('addAll(0, 60)')
    await until(first, 'Object.keys(heard).length === 60')
    await first.close()
    await restart()
    for (const i of [3, 7]) await write(await server.port(), `log/entry-00${i}`, 1000 + i)
    const before = await listenerReads(await server.port())
    const second = await openSdkPage(context, script, { hurried: true })
    await begin(second, kept)
    await until(second, 'heard["entry-003"] === 1003 && heard["entry-007"] === 1007')
    expect(await second.evaluate('heard')).toEqual({ ...entries(60), 'entry-003': 1003, 'entry-007': 1007 })
    expect((await listenerReads(await server.port())) - before).toBeLessThanOrEqual(4)
    await context.close()
  })
})

describe('two tabs that share what is kept on the device', () => {
  test('both go on when the one that speaks with the server is closed', async () => {
    const context = await browser.newContext()
    const kept = { persistent: true, app: 'kept' }
    const primary = await openSdkPage(context, script, { hurried: true })
    await begin(primary, kept)
    await primary.evaluate('addAll(0, 3)')
    await until(primary, 'Object.keys(heard).length === 3')
    const other = await openSdkPage(context, script, { hurried: true })
    await begin(other, kept)
    await until(other, 'Object.keys(heard).length === 3')
    await other.evaluate('addAll(3, 6)')
    await until(primary, 'Object.keys(heard).length === 6')
    await primary.close()
    await other.evaluate('addAll(6, 9)')
    await write(await server.port(), 'log/entry-009', 9)
    await until(other, 'Object.keys(heard).length === 10')
    const third = await openSdkPage(context, script, { hurried: true })
    await begin(third, kept)
    await until(third, 'Object.keys(heard).length === 10')
    for (const page of [other, third]) expect(await page.evaluate('heard')).toEqual(entries(10))
    await context.close()
  })
})
