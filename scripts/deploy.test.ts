import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

function deploy(...args: string[]) {
  const command = ['--import', 'tsx', 'scripts/deploy.ts', ...args]
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' })
  return { status, said: stderr }
}

describe('deploying', () => {
  test.each([
    ['no project', [], 'Which project?'],
    ['a project that is only here', ['--project', 'demo-blinkcart'], 'demo- projects have no cloud'],
    ['a part that there is not', ['--project', 'my-shop', '--only', 'functions,storage'], 'There is no storage'],
  ])('refuses %s before anything is built or sent', (_, args, why) => {
    expect(deploy(...args)).toEqual({ status: 2, said: expect.stringContaining(why) })
  })
})
