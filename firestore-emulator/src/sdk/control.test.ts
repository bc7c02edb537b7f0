import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningEmulator } from '../options.ts'
import { startFirestoreEmulator } from '../server.ts'

let emulator: RunningEmulator
beforeAll(async () => {
  emulator = await startFirestoreEmulator({ port: 0 })
})
afterAll(() => emulator.stop())

const ask = async (method: string, what: string, body?: object) => {
  const url = `http://127.0.0.1:${emulator.port}/emulator/v1/projects/demo-rules${what}`
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) })
  return { status: response.status, body: await response.text() }
}

describe('clearing at the control endpoints', () => {
  const documents = `http://127.0.0.1:PORT/v1/projects/demo-rules/databases/(default)/documents`
  const url = (path: string) => documents.replace('PORT', String(emulator.port)) + path
  const headers = { Authorization: 'Bearer owner' }
  const left = async () => {
    const body = JSON.stringify({ structuredQuery: { from: [{ allDescendants: true }] } })
    const response = await fetch(url(':runQuery'), { method: 'POST', headers, body })
    const answers = (await response.json()) as readonly { readonly document?: { readonly name: string } }[]
    return answers.flatMap(({ document }) => document?.name.replace(/^.*documents/, '') ?? [])
  }

  test('takes a document or a collection with all that is below it, and nothing beside it', async () => {
    const paths = ['/a/1', '/a/1/s/1', '/a/1/s/1/t/1', '/a/10', '/a/2/s/1', '/ab/1']
    for (const path of paths) await fetch(url(path), { method: 'PATCH', headers, body: '{}' })
    const clear = (path: string) => ask('DELETE', `/databases/(default)/documents${path}`)

    expect((await clear('/a/1')).status).toBe(200)
    expect(await left()).toEqual(['/a/10', '/a/2/s/1', '/ab/1'])
    expect((await clear('/a/2/s')).status).toBe(200)
    expect(await left()).toEqual(['/a/10', '/ab/1'])
    expect((await clear('/a')).status).toBe(200)
    expect(await left()).toEqual(['/ab/1'])
    expect((await clear('/a//b')).status).toBe(400)
    expect((await clear('')).status).toBe(200)
    expect(await left()).toEqual([])
  })
})

describe('rules at the control endpoints', () => {
  test('are open until some are loaded, and then those', async () => {
    const before = await ask('GET', ':securityRules')
    expect(JSON.parse(before.body)).toEqual({
      rules: { files: [{ name: 'OPEN_RULES', content: expect.stringContaining('allow read, write: if true;') }] },
    })
    expect((await ask('GET', ':ruleCoverage')).status).toBe(200)
    expect((await ask('GET', ':ruleCoverage.html')).body).toContain('allow read, write: if true;')

    const content = 'service cloud.firestore { match /a/{b} { allow read; } }'
    expect(await ask('PUT', ':securityRules', { rules: { files: [{ content }] } })).toMatchObject({ status: 200 })
    expect(JSON.parse((await ask('GET', ':securityRules')).body).rules.files[0].content).toBe(content)
  })

  test('stay as they were when broken ones are loaded, which are told by line and column', async () => {
    const content = 'service cloud.firestore {\n  match /a/{b} { allow fly; }\n}'
    const { status, body } = await ask('PUT', ':securityRules', { rules: { files: [{ name: 'f.rules', content }] } })
    expect([status, JSON.parse(body).issues]).toEqual([
      400,
      [
        expect.objectContaining({
          sourcePosition: { fileName: 'f.rules', line: 2, column: 24 },
          description: expect.stringContaining("Unexpected 'fly'."),
        }),
      ],
    ])
    expect((await ask('GET', ':securityRules')).body).not.toContain('fly')
  })
})
