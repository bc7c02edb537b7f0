import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Command } from '../testing/command.ts'
import { verifyFolder } from '../verify.ts'

const project = 'demo-build'
const documents = `projects/${project}/databases/(default)/documents`
const headers = { Authorization: 'Bearer owner' }

let data: string
let server: Command
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'build-'))
  server = Command.run('--port', '0', '--data', data)
})
afterEach(async () => {
  await server.end('SIGKILL')
  rmSync(data, { recursive: true, force: true })
})

const asked = async (method: string, path: string, body: object) =>
  fetch(`http://127.0.0.1:${await server.port()}/${path}`, { method, headers, body: JSON.stringify(body) })

const put = (from: number, to: number) =>
  asked('POST', `v1/${documents}:commit`, {
    writes: Array.from({ length: to - from }, (_, i) => ({
      update: {
        name: `${documents}/orders/${from + i}`,
        fields: {
          status: { stringValue: (from + i) % 2 === 0 ? 'PLACED' : 'ACCEPTED' },
          n: { integerValue: from + i },
        },
      },
    })),
  })

/** How many orders are placed, by the index of status and number; or what is in the way. */
async function placed(): Promise<number | string> {
  const answer = await asked('POST', `v1/${documents}:runAggregationQuery`, {
    structuredAggregationQuery: {
      structuredQuery: {
        from: [{ collectionId: 'orders' }],
        where: {
          fieldFilter: { field: { fieldPath: 'status' }, op: 'EQUAL', value: { stringValue: 'PLACED' } },
        },
        orderBy: [{ field: { fieldPath: 'n' }, direction: 'DESCENDING' }],
      },
      aggregations: [{ alias: 'count', count: {} }],
    },
  })
  const [body] = (await answer.json()) as [
    { result?: { aggregateFields: { count: { integerValue: string } } }; error?: { message: string } },
  ]
  return body.error?.message ?? Number(body.result?.aggregateFields.count.integerValue)
}

const indexes = {
  indexes: [
    {
      collectionGroup: 'orders',
      fields: [
        { fieldPath: 'status', order: 'ASCENDING' },
        { fieldPath: 'n', order: 'DESCENDING' },
      ],
    },
  ],
}

describe('a server that is killed while it builds an index', () => {
  test('goes on building when it starts again, and serves others meanwhile', async () => {
    for (let from = 0; from < 8_000; from += 2_000) expect((await put(from, from + 2_000)).status).toBe(200)
    expect((await asked('PUT', `emulator/v1/projects/${project}:indexes`, indexes)).status).toBe(200)
    expect((await put(8_000, 8_010)).status).toBe(200)
    await server.end('SIGKILL')
    expect(await verifyFolder(data)).toEqual([])

    server = Command.run('--port', '0', '--data', data)
    expect(await placed()).toBe('The query requires an index. That index is currently building and cannot be used yet.')
    expect((await put(8_010, 8_020)).status).toBe(200)
    await expect.poll(placed, { timeout: 30_000 }).toBe(4_010)
    await server.end('SIGTERM')
    expect(await verifyFolder(data)).toEqual([])
  }, 60_000)
})
