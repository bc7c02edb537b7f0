import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-bundle-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const runner = pathToFileURL(join(import.meta.dirname, 'run-bundle.mjs')).href
const bundle = () => join(folder, 'bundle.cjs')
const compiled = () => `${bundle()}.compiled`

const program = (serves: boolean) =>
  writeFileSync(bundle(), `console.log(__filename); exports.serves = Promise.resolve(${serves})`)

/** Runs the bundle in a process of its own; answers what it printed. */
function run(): string {
  const script = `import { runBundle } from ${JSON.stringify(runner)}; await runBundle(${JSON.stringify(bundle())})`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script])
  return `${stdout}${stderr}`
}

describe('a bundle that serves', () => {
  test('is kept as it was compiled, and runs from that', () => {
    program(true)
    expect(run()).toBe(`${bundle()}\n`)
    const { mtimeMs } = statSync(compiled())
    expect(run()).toBe(`${bundle()}\n`)
    expect(statSync(compiled()).mtimeMs).toBe(mtimeMs)
  })

  test('is compiled again when what was kept is of no use', () => {
    program(true)
    writeFileSync(compiled(), 'of another V8')
    expect(run()).toBe(`${bundle()}\n`)
    expect(readFileSync(compiled(), 'latin1')).not.toBe('of another V8')
  })

  test('runs where nothing can be kept', () => {
    program(true)
    mkdirSync(compiled())
    expect(run()).toBe(`${bundle()}\n`)
  })
})

describe('a bundle that does something else', () => {
  test('is not kept: it compiled little of what a server needs', () => {
    program(false)
    expect(run()).toBe(`${bundle()}\n`)
    expect(existsSync(compiled())).toBe(false)
  })

  test('ends the process with what went wrong', () => {
    writeFileSync(bundle(), "exports.serves = Promise.reject(new Error('the disk is on fire'))")
    expect(run()).toContain('the disk is on fire')
  })
})
