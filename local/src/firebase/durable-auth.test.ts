import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePorts } from '../ports.ts'
import { host, projectId } from '../root.ts'
import { AuthJournal } from './auth-journal.ts'
import { rememberAccounts, trimAuthApi } from './durable-auth.ts'
import { type EmulatorInstance, firebaseTools } from './tools.ts'

describe('the Auth emulator with a journal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'auth-'))
  const path = join(folder, 'accounts.jsonl')
  const running: EmulatorInstance[] = []

  beforeAll(trimAuthApi)
  afterAll(async () => {
    for (const emulator of running) await emulator.stop()
    rmSync(folder, { recursive: true })
  })

  /** An emulator that has just the journal to know anybody from. */
  async function start(): Promise<(operation: string, body: object) => Promise<Record<string, unknown>>> {
    rememberAccounts(projectId, new AuthJournal(path))
    const { auth: port } = await freePorts()
    const emulator = new (firebaseTools().AuthEmulator)({ host, port, projectId, singleProjectMode: 0 })
    await emulator.start()
    running.push(emulator)
    return async (operation, body) => {
      const url = `http://${host}:${port}/identitytoolkit.googleapis.com/v1/${operation}?key=demo`
      const headers = {
        'content-type': 'application/json',
        ...(operation.startsWith('projects') && { authorization: 'Bearer owner' }),
      }
      const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
      return (await answer.json()) as Record<string, unknown>
    }
  }

  test('knows those who signed up before it was killed, with their claims, and not those who were deleted', async () => {
    const asha = { email: 'asha@example.com', password: 'secret1', returnSecureToken: true }
    const ravi = { email: 'ravi@example.com', password: 'secret2', returnSecureToken: true }
    const before = await start()
    const { localId } = await before('accounts:signUp', asha)
    const { idToken } = await before('accounts:signUp', ravi)
    await before(`projects/${projectId}/accounts:update`, { localId, customAttributes: '{"role":"customer"}' })
    await before('accounts:delete', { idToken })

    const after = await start()
    const signedIn = await after('accounts:signInWithPassword', asha)
    expect(signedIn).toMatchObject({ localId, email: asha.email })
    const [, claims = ''] = String(signedIn.idToken).split('.')
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ role: 'customer', sub: localId })
    expect(await after('accounts:signUp', asha)).toMatchObject({ error: { message: 'EMAIL_EXISTS' } })
    expect(await after('accounts:signInWithPassword', ravi)).toMatchObject({ error: { message: 'EMAIL_NOT_FOUND' } })
  })
})
