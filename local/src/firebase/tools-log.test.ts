import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { toolsLog } from './tools-log.ts'

describe('what firebase-tools says', () => {
  test('goes to the file, and to the developer only where it is worth their eyes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'log-'))
    const file = join(folder, 'local.log')
    const shown: string[] = []
    const log = toolsLog(file, (line) => shown.push(line))
    const said: [level: string, message: string][] = [
      ['debug', 'a detail'],
      ['info', 'i  functions: Beginning execution of "placeOrder"'],
      ['warn', '⚠  functions: Your requested "node" version "22" doesn\'t match your global version "20"'],
      ['warn', '⚠  hosting: something odd'],
      ['info', '>  {"severity":"DEBUG","message":"Callable request verification passed"}'],
      ['info', '>  {"severity":"ERROR","message":"it broke\\n    at somewhere"}'],
      ['info', '>  hello from a function'],
    ]
    for (const [level, message] of said) log.write({ level, message })
    log.end()
    await once(log, 'close')
    expect(shown).toEqual([
      '⚠  hosting: something odd',
      'functions: ERROR it broke',
      'functions: hello from a function',
    ])
    const kept = readFileSync(file, 'utf8').trimEnd().split('\n')
    expect(kept).toHaveLength(said.length - 1)
    rmSync(folder, { recursive: true })
  })
})
