import { closeSync, existsSync, fdatasyncSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import type { AuthUser } from './tools.ts'

type Entry = { readonly put: AuthUser } | { readonly drop: string } | { readonly clear: true }

/**
 * A file that remembers accounts, one change a line.
 *
 * - a change is on the disk when `put`, `drop` or `clear` returns, so an answer sent after that is never forgotten;
 * - a line that a crash cut short was never answered, and is skipped;
 * - opening rewrites the file, so that it holds each account once.
 */
export class AuthJournal {
  readonly #accounts: Map<string, AuthUser>
  readonly #file: number

  constructor(path: string) {
    this.#accounts = read(path)
    const next = `${path}.next`
    const compacted = openSync(next, 'w')
    for (const put of this.#accounts.values()) writeSync(compacted, line({ put }))
    fsyncSync(compacted)
    closeSync(compacted)
    renameSync(next, path)
    this.#file = openSync(path, 'a')
  }

  /** What was remembered when the journal was opened, in the order in which it was first written. */
  accounts(): readonly AuthUser[] {
    return [...this.#accounts.values()]
  }

  put(user: AuthUser): void {
    this.#write({ put: user })
  }

  drop(localId: string): void {
    this.#write({ drop: localId })
  }

  clear(): void {
    this.#write({ clear: true })
  }

  close(): void {
    closeSync(this.#file)
  }

  #write(entry: Entry): void {
    writeSync(this.#file, line(entry))
    fdatasyncSync(this.#file)
  }
}

function line(entry: Entry): string {
  return `${JSON.stringify(entry)}\n`
}

function read(path: string): Map<string, AuthUser> {
  const accounts = new Map<string, AuthUser>()
  if (!existsSync(path)) return accounts
  // What follows the last line feed is the line that a crash cut short, or nothing.
  for (const text of readFileSync(path, 'utf8').split('\n').slice(0, -1)) apply(JSON.parse(text) as Entry, accounts)
  return accounts
}

function apply(entry: Entry, accounts: Map<string, AuthUser>): void {
  if ('put' in entry) accounts.set(entry.put.localId, entry.put)
  else if ('drop' in entry) accounts.delete(entry.drop)
  else accounts.clear()
}
