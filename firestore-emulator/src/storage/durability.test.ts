import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import { openStore } from './open-store.ts'

/** Writes pairs of documents for ever, several transactions at a time, and prints each number once it was acknowledged. */
const writer = `
  import { openStore } from ${JSON.stringify(join(import.meta.dirname, 'open-store.ts'))}
  const store = await openStore({ dir: process.argv[1] })
  const database = store.database({ project: 'demo', database: '(default)' })
  const fields = (n) => new Map([['n', { kind: 'integer', value: BigInt(n) }], ['text', { kind: 'string', value: 'x'.repeat(n % 3000) }]])
  let next = 0
  const loop = async () => {
    for (;;) {
      const n = next++
      await database.transact((transactor) => {
        transactor.put('left/' + n, fields(n))
        transactor.put('right/' + n, fields(n))
      })
      process.stdout.write(n + '\\n')
    }
  }
  for (let i = 0; i < 8; i++) loop()
`

describe('a process killed in the middle of writing', () => {
  test('loses nothing that was acknowledged, and shows no half of a transaction', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'durability-'))
    try {
      for (const enough of [40, 150]) {
        const acknowledged = await killedAfter(folder, enough)
        const store = await openStore({ dir: folder })
        const side = (name: string) =>
          store
            .database({ project: 'demo', database: '(default)' })
            .read((reader) => [...reader.list(name)].map(({ path }) => path.slice(name.length + 1)))
        const left = side('left')
        expect(side('right')).toEqual(left)
        expect(acknowledged.filter((n) => !left.includes(n))).toEqual([])
        expect(store.verify()).toEqual([])
        await store.close()
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }, 30_000)
})

/** Runs the writer until so many writes were acknowledged, kills it, and answers which ones were. */
async function killedAfter(folder: string, enough: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', writer, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const acknowledged: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(line)
    if (acknowledged.length === enough) child.kill('SIGKILL')
  }
  await ended
  expect(acknowledged.length).toBeGreaterThanOrEqual(enough)
  return acknowledged
}
