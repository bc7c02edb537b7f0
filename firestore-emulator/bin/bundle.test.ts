import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bundled } from './bundle.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bundle-'))
  mkdirSync(join(folder, 'src', 'deep'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{}')
  write('bin.ts', "import { word } from './deep/word.ts'\nexport const said: string = word\n")
  write('deep/word.ts', "export const word: string = 'one'\n")
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, text: string) => writeFileSync(join(folder, 'src', name), text)
const said = async () => ((await import(await bundled(folder))) as { said: string }).said

describe('the bundle', () => {
  test('is what the sources say', async () => {
    expect(await said()).toBe('one')
  })

  test('is made once', async () => {
    const path = await bundled(folder)
    const { mtimeMs } = statSync(path)
    expect([await bundled(folder), statSync(path).mtimeMs]).toEqual([path, mtimeMs])
  })

  test('is made anew when any source says something else, and the old one goes', async () => {
    await said()
    write('deep/word.ts', "export const word: string = 'two'\n")
    expect(await said()).toBe('two')
    expect(readdirSync(join(folder, '.cache')).length).toBe(1)
  })

  test('is made anew when a source comes or goes, though it may not matter', async () => {
    const before = await bundled(folder)
    write('deep/more.ts', '')
    const after = await bundled(folder)
    expect(after).not.toBe(before)
    rmSync(join(folder, 'src', 'deep/more.ts'))
    expect(await bundled(folder)).toBe(before)
  })

  test('does not care for tests', async () => {
    const before = await bundled(folder)
    write('deep/word.test.ts', 'not even a program')
    expect(await bundled(folder)).toBe(before)
  })
})

describe('the command', () => {
  test('runs without any loader', () => {
    const { stdout } = spawnSync(process.execPath, [join(import.meta.dirname, 'firestore.mjs'), '--help'])
    expect(String(stdout)).toMatch(/^npm run firestore -- /)
  })
})
