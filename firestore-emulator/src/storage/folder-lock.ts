import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A data folder that belongs to another process. */
export class FolderInUseError extends Error {
  constructor(folder: string, holder: number) {
    super(`The data folder ${folder} is held by process ${holder}: stop that one, or choose another folder.`)
    this.name = 'FolderInUseError'
  }
}

/**
 * Takes a folder for this process, making it when it is missing, or throws a FolderInUseError. The answer gives it back. A holder that died
 * without giving it back doesn't count; on Linux a process's start time tells it from a later one with the same id.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'lock')
  const mine = `${process.pid} ${startOf(process.pid)}\n`
  for (;;) {
    if (created(file, mine)) return () => rmSync(file, { force: true })
    const found = contentOf(file)
    if (found === undefined) continue
    const [pid = '', start = ''] = found.trim().split(' ')
    if (isAlive(Number(pid), start)) throw new FolderInUseError(folder, Number(pid))
    takeAway(file, found)
  }
}

function created(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** Moves a dead holder's file aside first: of two processes that found it, only one can. */
function takeAway(file: string, expected: string): void {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  const moved = contentOf(aside)
  if (moved === expected) rmSync(aside)
  else renameSync(aside, file)
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function isAlive(pid: number, start: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false
  }
  return startOf(pid) === start
}

/** When a process started, in ticks since boot; `unknown` on systems that don't tell. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 'unknown'
  } catch {
    return 'unknown'
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)
