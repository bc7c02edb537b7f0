import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { QuerySnapshot } from 'firebase-admin/firestore'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deferred } from '../util/deferred.ts'
import { Running } from './running.ts'

let folder: string
let running: Running
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'restart-'))
})
afterEach(async () => {
  await running.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('a server that starts again over its data folder', () => {
  test('has every document, and its listeners hear on as if nothing had happened', async () => {
    const before = await Running.start({ dataDir: folder })
    const { port } = before.emulator
    const firestore = before.admin('demo-restart')
    await firestore.doc('orders/o1').set({ status: 'PLACED' })

    const heard: string[] = []
    let wanted = deferred<void>()
    const listening = firestore.collection('orders').onSnapshot((snapshot: QuerySnapshot) => {
      const changes = snapshot.docChanges().map(({ type, doc }) => `${type} ${doc.id}`)
      heard.push(changes.join())
      wanted.resolve()
    })
    await wanted.promise
    wanted = deferred()
    await before.emulator.stop()

    running = await Running.start({ dataDir: folder, port })
    const again = running.admin('demo-restart')
    expect((await again.doc('orders/o1').get()).data()).toEqual({ status: 'PLACED' })
    await again.doc('orders/o2').set({ status: 'PLACED' })
    await wanted.promise
    expect(heard).toEqual(['added o1', 'added o2'])
    listening()
    await before.stop()
  })

  test('over another folder lets its listeners begin anew, once', async () => {
    const before = await Running.start({ dataDir: folder })
    const firestore = before.admin('demo-wiped')
    await firestore.doc('orders/o1').set({ status: 'PLACED' })
    const heard: string[] = []
    let wanted = deferred<void>()
    const listening = firestore.collection('orders').onSnapshot((snapshot: QuerySnapshot) => {
      heard.push(
        snapshot
          .docChanges()
          .map(({ type, doc }) => `${type} ${doc.id}`)
          .join(),
      )
      wanted.resolve()
    })
    await wanted.promise
    await before.emulator.stop()
    wanted = deferred()
    running = await Running.start({ port: before.emulator.port })
    await wanted.promise
    wanted = deferred()
    await running.admin('demo-wiped').doc('orders/o2').set({ status: 'PLACED' })
    await wanted.promise
    expect(heard).toEqual(['added o1', 'removed o1', 'added o2'])
    listening()
    await before.stop()
  })

  test('keeps projects and databases apart', async () => {
    running = await Running.start({ dataDir: folder })
    await running.admin('demo-a').doc('orders/o1').set({ n: 1 })
    expect((await running.admin('demo-b').collection('orders').get()).empty).toBe(true)
  })
})

describe('a server that follows its rules file', () => {
  test('asks the new rules once they have changed, and keeps the old ones while the new ones are wrong', async () => {
    const file = join(folder, 'firestore.rules')
    const rules = (read: string) =>
      writeFileSync(
        file,
        `rules_version = '2';\nservice cloud.firestore { match /{path=**} { allow read: if ${read}; } }`,
      )
    const logged: string[] = []
    let next = deferred<void>()
    rules('false')
    running = await Running.start({
      rulesFile: file,
      log(message) {
        logged.push(message)
        next.resolve()
        next = deferred()
      },
    })
    const status = async () => {
      const path = 'v1/projects/demo-rules/databases/(default)/documents/orders'
      return (await fetch(`http://${running.address}/${path}`)).status
    }
    expect(await status()).toBe(403)

    let loaded = next.promise
    rules('true')
    await loaded
    expect(await status()).toBe(200)

    loaded = next.promise
    rules('maybe(')
    await loaded
    expect(await status()).toBe(200)
    expect(logged).toEqual([
      `${file} was loaded again.`,
      expect.stringMatching(/firestore\.rules was not loaded again: 2:\d+ /),
    ])
  })
})
