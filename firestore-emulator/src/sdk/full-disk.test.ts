import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Command } from '../testing/command.ts'

let folder: string
let server: Command
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'full-disk-'))
})
afterEach(async () => {
  await server.end('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** More than a new data folder takes, and little enough to be filled in a moment. */
const roomKilobytes = 24 * 1024
const text = 'x'.repeat(900_000)

interface Answer {
  readonly status: number
  readonly error?: { readonly status: string; readonly message: string }
}

const url = async (i: number) =>
  `http://127.0.0.1:${await server.port()}/v1/projects/demo/databases/(default)/documents/orders/o${i}`
const headers = { Authorization: 'Bearer owner' }

async function write(i: number): Promise<Answer> {
  // Values within maps that are too long for indexes are kept once, in the document.
  const fields = { large: { mapValue: { fields: { text: { stringValue: text } } } }, i: { integerValue: i } }
  const response = await fetch(await url(i), { method: 'PATCH', headers, body: JSON.stringify({ fields }) })
  return { status: response.status, ...((await response.json()) as object) }
}

async function isThere(i: number): Promise<boolean> {
  const response = await fetch(`${await url(i)}?mask.fieldPaths=i`, { headers })
  return ((await response.json()) as { fields?: { i: { integerValue: string } } }).fields?.i.integerValue === String(i)
}

/** Writes until the disk takes no more; answers what was acknowledged, and how the next one was refused. */
async function fill(): Promise<{ readonly acknowledged: readonly number[]; readonly refused: Answer }> {
  const acknowledged: number[] = []
  for (let i = 0; i < 60; i++) {
    const answer = await write(i)
    if (answer.status !== 200) return { acknowledged, refused: answer }
    acknowledged.push(i)
  }
  throw new Error('The disk took everything.')
}

async function there(all: readonly number[]): Promise<readonly number[]> {
  const found = await Promise.all(all.map(async (i) => ((await isThere(i)) ? [i] : [])))
  return found.flat()
}

const shell = (command: string) => spawnSync('bash', ['-c', command])

/** Whether the limit of a running process can be raised from outside. */
const canRaise = shell('command -v prlimit').status === 0

describe('a server whose disk is full', { timeout: 60_000 }, () => {
  test('refuses to commit and says what to do, lets everybody read, and has lost nothing after a restart', async () => {
    const data = join(folder, 'data')
    server = Command.runWithSmallFiles(roomKilobytes, '--port', '0', '--data', data)
    const { acknowledged, refused } = await fill()
    expect(acknowledged.length).toBeGreaterThan(3)
    expect([429, 503]).toContain(refused.status)
    expect(refused.error?.message).toMatch(/(free some space|raise the limit).*Nothing of this was written/)
    expect(await there(acknowledged)).toEqual(acknowledged)
    expect(await isThere(acknowledged.length)).toBe(false)
    await server.end('SIGKILL')

    server = Command.run('--port', '0', '--data', data)
    expect(await there(acknowledged)).toEqual(acknowledged)
    expect((await write(acknowledged.length)).status).toBe(200)
    await server.end('SIGTERM')
    const verify = Command.run('verify', '--data', data)
    expect([await verify.exited(), verify.output]).toEqual([0, `${data} is as it should be.\n`])
  })

  test.runIf(canRaise)('takes writes again as soon as there is space, without a restart', async () => {
    server = Command.runWithSmallFiles(roomKilobytes, '--port', '0', '--data', join(folder, 'data'))
    const { acknowledged } = await fill()
    await write(acknowledged.length)
    shell(`prlimit --pid ${server.process.pid} --fsize=unlimited`)
    const more = [0, 1, 2].map((i) => acknowledged.length + i)
    for (const i of more) expect((await write(i)).status).toBe(200)
    expect(await there([...acknowledged, ...more])).toEqual([...acknowledged, ...more])
  })
})

describe('a server that may not write where its data should be', { timeout: 60_000 }, () => {
  test('says so in a sentence, and does not start', async () => {
    server = Command.run('--port', '0', '--data', '/dev/null/data')
    expect(await server.exited()).toBe(1)
    expect(server.output).toMatch(/^Can't open the data folder \/dev\/null\/data: .+\.\n$/)
  })
})
