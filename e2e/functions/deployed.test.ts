import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const run = promisify(execFile)
const source = fileURLToPath(new URL('../../functions', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'functions-'))

beforeAll(async () => {
  // The stacks were started from a fresh build; another one would make them load their functions anew.
  for (const file of ['package.json', 'lib']) cpSync(join(source, file), join(folder, file), { recursive: true })
  const install = ['install', '--omit=dev', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund']
  await run('npm', install, { cwd: folder })
}, 180_000)

afterAll(() => rmSync(folder, { recursive: true }))

describe('the functions folder', () => {
  test('stands alone outside the workspace, with production dependencies only', async () => {
    const print = "import('./lib/index.js').then((all) => console.log(JSON.stringify(Object.keys(all).sort())))"
    const env = { ...process.env, GCLOUD_PROJECT: 'demo-alone' }
    const { stdout } = await run('node', ['-e', print], { cwd: folder, env })
    expect(JSON.parse(stdout)).toEqual([
      'act',
      'api',
      'expire',
      'onActionCreated',
      'onOrderWritten',
      'placeOrder',
      'rateOrder',
      'register',
      'setAvailability',
    ])
  })
})
