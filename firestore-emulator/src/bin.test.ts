import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { groupKeyOf } from './encoding/keyspace.ts'
import { Environment } from './storage/environment.ts'
import { openStore } from './storage/open-store.ts'
import { Command } from './testing/command.ts'

const folder = mkdtempSync(join(tmpdir(), 'firestore-bin-'))

/** Takes one index entry away behind the server's back. */
async function damage(data: string): Promise<void> {
  const environment = new Environment(join(data, 'data.mdb'), { sync: false })
  environment.write(() => environment.remove(groupKeyOf(1, 'orders/o1')))
  await environment.close()
}

const running: Command[] = []
const run = (...args: string[]) => {
  const command = Command.run(...args)
  running.push(command)
  return command
}
afterEach(() => {
  for (const { process } of running.splice(0)) process.kill('SIGKILL')
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('npm run firestore', { timeout: 60_000 }, () => {
  test('says when it is ready, guards its data folder, and stops cleanly on SIGTERM', async () => {
    const data = join(folder, 'data')
    const first = run('--port', '0', '--data', data)
    await first.says('Firestore ready on 127.0.0.1:')
    const second = run('--port', '0', '--data', data)
    expect(await second.exited()).toBe(1)
    expect(second.output).toContain(`is held by process ${first.process.pid}`)
    first.process.kill('SIGTERM')
    expect(await first.exited()).toBe(0)
  })

  test('verifies a data folder that nobody has open', async () => {
    const data = join(folder, 'verified')
    const store = await openStore({ dir: data })
    const orders = store.database({ project: 'demo', database: '(default)' })
    await orders.transact((transactor) =>
      transactor.put('orders/o1', new Map([['ok', { kind: 'boolean', value: true }]])),
    )
    await store.close()
    const sound = run('verify', '--data', data)
    expect([await sound.exited(), sound.output]).toEqual([0, `${data} is as it should be.\n`])
    await damage(data)
    const broken = run('verify', '--data', data)
    expect(await broken.exited()).toBe(2)
    expect(broken.output).toMatch(/has \d+ problems\.\n$/)
  })

  test('exports everything on exit and begins with it again, in the project that is named', async () => {
    const exported = join(folder, 'exported')
    const document = (port: number, project: string) =>
      `http://127.0.0.1:${port}/v1/projects/${project}/databases/(default)/documents/orders/o1`
    const first = run('--port', '0', '--import', exported, '--export-on-exit')
    const body = JSON.stringify({ fields: { n: { integerValue: 7 } } })
    for (const project of ['demo', 'other']) {
      await fetch(document(await first.port(), project), { method: 'PATCH', body })
    }
    await first.end('SIGTERM')
    expect([await first.exited(), first.output]).toEqual([0, expect.stringMatching(/^Firestore ready on [^ ]+\n$/)])
    rmSync(join(exported, 'projects/other'), { recursive: true })
    const second = run('--port', '0', '--memory', '--import', exported, '--project', 'moved')
    const answer = await fetch(document(await second.port(), 'moved'))
    expect(await answer.json()).toMatchObject({ fields: { n: { integerValue: '7' } } })
    const third = run('--port', '0', '--export-on-exit', folder)
    expect(await third.exited()).toBe(1)
    expect(third.output).toMatch(/^Can't export to .* holds something else \(".*"\): choose an empty one\.\n$/)
  })

  test('says which port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const command = run('--port', String(port), '--memory')
    expect(await command.exited()).toBe(1)
    expect(command.output).toBe(`Port ${port} is in use: stop what listens there, or choose another one with --port.\n`)
    server.close()
  })

  test('says where the rules are wrong', async () => {
    const rules = join(folder, 'bad.rules')
    writeFileSync(rules, "rules_version = '2';\nservice cloud.firestore {\n  match /a/{b} { allow read: maybe; }\n}\n")
    const command = run('--port', '0', '--memory', '--rules', rules)
    expect(await command.exited()).toBe(1)
    expect(command.output).toMatch(/^.*bad\.rules: 3:\d+ .+\n$/)
  })

  test('refuses addresses that others can reach, and options it does not know', async () => {
    const remote = run('--port', '0', '--host', '0.0.0.0')
    const unknown = run('--prot', '0')
    expect(await remote.exited()).toBe(1)
    expect(remote.output).toMatch(/^Refusing to listen on 0\.0\.0\.0: .*--allow-remote.*\n$/)
    expect(await unknown.exited()).toBe(1)
    expect(unknown.output).toContain("Unknown option '--prot'")
  })
})
