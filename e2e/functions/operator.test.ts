import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { demoPassword } from '@blinkcart/local/seed/accounts'
import { collection, getCountFromServer } from 'firebase/firestore'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, newcomer, signIn } from '../stack/actor.ts'
import { type Books, openBooks } from '../stack/books.ts'
import { stackOfThisWorker } from '../stack/stack-of-this-worker.ts'

const { ports } = await stackOfThisWorker()
const root = fileURLToPath(new URL('../..', import.meta.url))
const present: Actor[] = []
let books: Books
beforeAll(() => {
  books = openBooks(ports)
})
afterAll(async () => {
  await Promise.all(present.map((actor) => actor.leave()))
  await books.close()
})

/** Runs one of the operator's commands against the stack whose hub is at `hub`. */
function operate(command: 'grant' | 'seed', args: readonly string[] = [], hub = ports.hub) {
  const env = { ...process.env, FIREBASE_EMULATOR_HUB: `127.0.0.1:${hub}` }
  const script = ['--import', 'tsx', `local/src/${command}-command.ts`, ...args]
  return new Promise<{ code: number; said: string }>((resolve) => {
    execFile(process.execPath, script, { cwd: root, env }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), said: out + err }),
    )
  })
}

async function enter(entering: Promise<Actor>): Promise<Actor> {
  const actor = await entering
  present.push(actor)
  return actor
}

describe('granting', () => {
  test('makes an admin of an account, whose next token sees all orders', async () => {
    const nila = await enter(newcomer(ports))
    const allOrders = (actor: Actor) => getCountFromServer(collection(actor.db, 'orders'))
    await expect(allOrders(nila)).rejects.toMatchObject({ code: 'permission-denied' })
    expect(await operate('grant', ['--email', nila.email, '--role', 'admin'])).toMatchObject({ code: 0 })
    const again = await enter(signIn(ports, nila.email, demoPassword))
    expect((await allOrders(again)).data().count).toBeGreaterThanOrEqual(0)
    expect((await books.db.doc(`users/${nila.uid}`).get()).data()).toMatchObject({ role: 'admin' })
  })

  test('refuses what can not be granted, and says why', async () => {
    const answers = await Promise.all([
      operate('grant', ['--email', 'ghost@example.com', '--role', 'admin']),
      operate('grant', ['--email', 'customer@demo.blinkcart.app', '--role', 'emperor']),
      operate('grant', ['--email', 'customer@demo.blinkcart.app', '--role', 'delivery_partner']),
    ])
    const whys = ['Nobody has registered as ghost', 'npm run grant --', 'register themselves']
    expect(answers).toEqual(whys.map((why) => ({ code: 1, said: expect.stringContaining(why) })))
  })
})

describe('seeding', () => {
  test('puts back what is missing and leaves the rest as it was', async () => {
    const candle = books.db.doc('products/candle')
    const noodles = books.db.doc('products/noodles')
    const [before, stock] = [(await candle.get()).data(), (await noodles.get()).get('stock')]
    await candle.delete()
    await noodles.update({ stock: 7 })
    expect(await operate('seed')).toMatchObject({ code: 0 })
    expect((await candle.get()).data()).toMatchObject({ name: before?.name, unitPrice: before?.unitPrice })
    expect((await noodles.get()).get('stock')).toBe(7)
    await candle.set(before ?? {})
    await noodles.update({ stock })
  })
})

describe('an operator on a machine where nothing runs', () => {
  test('is told where to begin', async () => {
    const commands = [operate('seed', [], 1), operate('grant', ['--email', 'x@example.com', '--role', 'admin'], 1)]
    const told = { code: 1, said: expect.stringContaining('npm start') }
    expect(await Promise.all(commands)).toEqual([told, told])
  })
})
