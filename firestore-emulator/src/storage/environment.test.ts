import { cpSync, fdatasyncSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Environment } from './environment.ts'

vi.mock(import('node:fs'), async (original) => {
  const fs = await original()
  return { ...fs, fdatasyncSync: vi.fn(fs.fdatasyncSync) }
})

let folder: string
const opened: Environment[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'environment-'))
})
afterEach(async () => {
  for (const environment of opened.splice(0)) await environment.close()
  rmSync(folder, { recursive: true, force: true })
})

function open(name = 'a', sync = true): Environment {
  const environment = new Environment(join(folder, name, 'data.mdb'), { sync, journalBytes: 64 * 1024 })
  opened.push(environment)
  return environment
}

async function close(environment: Environment): Promise<void> {
  opened.splice(opened.indexOf(environment), 1)
  await environment.close()
}

const key = (name: string) => Buffer.from(`key ${name}`)
const put = (environment: Environment, name: string, value = name) =>
  environment.write(() => environment.put(key(name), Buffer.from(value)))
const everything = { start: key(''), end: Buffer.from('key~') }
const contents = (environment: Environment) =>
  Object.fromEntries([...environment.range(everything)].map(({ key, value }) => [String(key), String(value)]))

/** The folder as a process that dies at this very moment would leave it, opened by another one. */
function afterDeath(of = 'a', to = 'b'): Environment {
  cpSync(join(folder, of), join(folder, to), { recursive: true })
  rmSync(join(folder, to, 'data.mdb-lock'), { force: true })
  return open(to)
}

describe('what was written', () => {
  test('is there after a crash, before any checkpoint and after', () => {
    const environment = open()
    put(environment, 'one')
    environment.checkpoint()
    put(environment, 'two')
    environment.write(() => {
      environment.remove(key('one'))
      environment.put(key('three'), Buffer.from(''))
    })
    expect(contents(afterDeath())).toEqual({ 'key two': 'two', 'key three': '' })
  })

  test('is there after any number of crashes in a row', () => {
    const environment = open()
    put(environment, 'one')
    put(afterDeath('a', 'b'), 'two')
    put(afterDeath('b', 'c'), 'three')
    expect(contents(afterDeath('c', 'd'))).toEqual({ 'key one': 'one', 'key two': 'two', 'key three': 'three' })
  })

  test('is done again to the same end when the file had it already', () => {
    const environment = open()
    put(environment, 'one')
    put(environment, 'one', 'two')
    environment.write(() => environment.remove(key('gone')))
    const journal = readFileSync(join(folder, 'a', 'journal'))
    environment.checkpoint()
    // The file is on the disk; the crash comes before the journal begins anew.
    writeFileSync(join(folder, 'a', 'journal'), journal)
    expect(contents(afterDeath())).toEqual({ 'key one': 'two' })
  })

  test('is there without sync too, and stays with those who open it with sync', async () => {
    const first = open()
    put(first, 'one')
    const second = afterDeath()
    await close(second)
    const third = open('b', false)
    put(third, 'two')
    await close(third)
    expect(contents(open('b'))).toEqual({ 'key one': 'one', 'key two': 'two' })
  })

  test('is there when it is more than a journal holds, and so is what came before and after', () => {
    const environment = open()
    put(environment, 'before')
    environment.write(() => {
      for (let i = 0; i < 12; i++) environment.put(key(`large ${i}`), Buffer.alloc(16 * 1024, i))
    })
    put(environment, 'after')
    const after = afterDeath()
    expect(after.get(key('before'))).toEqual(Buffer.from('before'))
    expect(after.get(key('large 11'))).toEqual(Buffer.alloc(16 * 1024, 11))
    expect(after.get(key('after'))).toEqual(Buffer.from('after'))
  })

  test('is there after many writes, each journaled or checkpointed as it comes', () => {
    const environment = open()
    const wanted: Record<string, string> = {}
    for (let i = 0; i < 300; i++) {
      const name = String((i * 7919) % 50)
      environment.write(() => {
        environment.put(key(name), Buffer.alloc(4000, i % 256))
        for (let j = 0; j < 4; j++) environment.put(key(`${name}-${j}`), Buffer.from(String(i)))
      })
      wanted[`key ${name}-0`] = String(i)
    }
    const found = contents(afterDeath())
    expect(Object.fromEntries(Object.keys(wanted).map((name) => [name, found[name]]))).toEqual(wanted)
  })
})

describe('a write', () => {
  test('that throws leaves nothing, and what came before it', () => {
    const environment = open()
    put(environment, 'one')
    const fails = () =>
      environment.write(() => {
        environment.put(key('one'), Buffer.from('wrong'))
        environment.put(key('two'), Buffer.from('wrong'))
        throw new Error('no')
      })
    expect(fails).toThrow('no')
    expect(contents(environment)).toEqual({ 'key one': 'one' })
    put(environment, 'three')
    expect(contents(afterDeath())).toEqual({ 'key one': 'one', 'key three': 'three' })
  })

  test('that the disk refuses leaves nothing, then or later', async () => {
    const environment = open()
    put(environment, 'one')
    vi.mocked(fdatasyncSync).mockImplementationOnce(() => {
      throw new Error('ENOSPC')
    })
    expect(() => put(environment, 'two')).toThrow('ENOSPC')
    expect(contents(environment)).toEqual({ 'key one': 'one' })
    put(environment, 'three')
    expect(contents(afterDeath())).toEqual({ 'key one': 'one', 'key three': 'three' })
    await close(environment)
    expect(contents(open())).toEqual({ 'key one': 'one', 'key three': 'three' })
  })

  test('that the disk refuses is not made up for by a clean end', async () => {
    const environment = open()
    vi.mocked(fdatasyncSync).mockImplementationOnce(() => {
      throw new Error('ENOSPC')
    })
    expect(() => put(environment, 'one')).toThrow('ENOSPC')
    await close(environment)
    expect(contents(open())).toEqual({})
  })
})

describe('a file', () => {
  test('takes no journal but its own', async () => {
    const environment = open()
    put(environment, 'one')
    put(open('other'), 'other')
    writeFileSync(join(folder, 'a', 'journal'), readFileSync(join(folder, 'other', 'journal')))
    expect(contents(afterDeath())).toEqual({})
  })

  test('is not opened with a journal that begins later than it ends', () => {
    const environment = open()
    put(environment, 'one')
    environment.checkpoint()
    const early = readFileSync(join(folder, 'a', 'data.mdb'))
    put(environment, 'two')
    environment.checkpoint()
    put(environment, 'three')
    writeFileSync(join(folder, 'early.mdb'), early)
    const after = () => {
      cpSync(join(folder, 'a', 'journal'), join(folder, 'c', 'journal'), { recursive: true })
      cpSync(join(folder, 'early.mdb'), join(folder, 'c', 'data.mdb'))
      return open('c')
    }
    expect(after).toThrow('is damaged')
  })

  test('from before there were journals is opened', async () => {
    const old = open('a', false)
    put(old, 'one')
    await close(old)
    rmSync(join(folder, 'a', 'journal'), { force: true })
    const environment = open()
    put(environment, 'two')
    expect(contents(afterDeath())).toEqual({ 'key one': 'one', 'key two': 'two' })
  })
})
