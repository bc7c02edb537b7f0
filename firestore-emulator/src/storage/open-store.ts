import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, metaKey } from '../encoding/keyspace.ts'
import type { Indexes } from '../model/index-definition.ts'
import { type DatabaseId, databaseName } from '../model/path.ts'
import { StatusError } from '../model/status.ts'
import { CommitClock } from './commit-clock.ts'
import { StoredDatabase, type StoreParts } from './database.ts'
import { Environment } from './environment.ts'
import { lockFolder } from './folder-lock.ts'
import { GroupCommit } from './group-commit.ts'
import type { Database, Store } from './store.ts'

export interface StoreOptions {
  /** Where the data lives, made when missing. Without it, in a temporary folder that is removed on close. */
  readonly dir?: string
  /** Whether a commit waits for the disk; by default it does where the data is to stay. */
  readonly sync?: boolean
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

const trimEveryMs = 60_000

/** Opens a data folder, which nobody else may have open: rejects with a FolderInUseError then. Reads none of the documents. */
export async function openStore({ dir, sync = dir !== undefined, now = Date.now }: StoreOptions = {}): Promise<Store> {
  const folder = dir ?? temporaryFolder()
  const unlock = lockFolder(folder)
  try {
    const environment = new Environment(join(folder, 'data.mdb'), { sync })
    const release = async () => {
      await environment.close()
      unlock()
      if (dir === undefined) removeTemporary(folder)
    }
    return new LmdbStore({ environment, queue: new GroupCommit(environment), clock: new CommitClock(now) }, release)
  } catch (error) {
    unlock()
    throw error
  }
}

class LmdbStore implements Store {
  readonly #parts: StoreParts
  readonly #release: () => Promise<void>
  readonly #open = new Map<string, StoredDatabase>()
  readonly #numbers: Map<string, number>
  readonly #indexes = new Map<string | undefined, Indexes>()
  readonly #trimming: NodeJS.Timeout
  #closed: Promise<void> | undefined

  constructor(parts: StoreParts, release: () => Promise<void>) {
    this.#parts = parts
    this.#release = release
    this.#numbers = storedNumbers(parts.environment)
    this.#trimming = setInterval(() => this.#trim(), trimEveryMs).unref()
  }

  database(id: DatabaseId): Database {
    if (this.#closed !== undefined) throw new StatusError('UNAVAILABLE', 'The server is shutting down.')
    const name = databaseName(id)
    const present = this.#open.get(name)
    if (present !== undefined) return present
    const opened = new StoredDatabase(id, this.#parts, this.#place(name))
    this.#open.set(name, opened)
    const indexes = this.#indexes.get(id.project) ?? this.#indexes.get(undefined)
    if (indexes !== undefined) opened.setIndexes(indexes)
    else void opened.finishIndexes()
    return opened
  }

  databases(): readonly DatabaseId[] {
    return [...storedNumbers(this.#parts.environment).keys()].map(idOf)
  }

  setIndexes(indexes: Indexes, project?: string): void {
    this.#indexes.set(project, indexes)
    for (const database of this.#open.values()) {
      const own = this.#indexes.get(database.id.project) ?? this.#indexes.get(undefined)
      if (own === indexes) database.setIndexes(indexes)
    }
  }

  verify(): readonly string[] {
    return this.databases().flatMap((id) => {
      const name = databaseName(id)
      const database = this.#open.get(name) ?? new StoredDatabase(id, this.#parts, this.#place(name))
      return database.verify().map((problem) => `${name}: ${problem}`)
    })
  }

  close(): Promise<void> {
    this.#closed ??= this.#close()
    return this.#closed
  }

  async #close(): Promise<void> {
    clearInterval(this.#trimming)
    for (const database of this.#open.values()) database.stop()
    await this.#parts.queue.drained()
    await this.#release()
  }

  /** A database's number in all its keys; written down with its first commit. */
  #place(name: string): { readonly number: number; readonly register: () => void } {
    const { environment } = this.#parts
    const number = this.#numbers.get(name) ?? Math.max(0, ...this.#numbers.values()) + 1
    this.#numbers.set(name, number)
    const key = metaKey(`database ${name}`)
    const value = Buffer.from(String(number))
    return {
      number,
      register: () => {
        if (environment.get(key) === undefined) environment.put(key, value)
      },
    }
  }

  #trim(): void {
    for (const database of this.#open.values()) {
      database.trimLog().catch((error: unknown) => {
        if (error instanceof StatusError) return // the disk's trouble, which will have passed another time
        queueMicrotask(() => {
          throw error
        })
      })
    }
  }
}

function storedNumbers(environment: Environment): Map<string, number> {
  const prefix = metaKey('database ')
  const entries = environment.range({ start: prefix, end: after(prefix) })
  return new Map(
    [...entries].map(({ key, value }) => [key.toString('utf8', prefix.length), Number(value.toString('utf8'))]),
  )
}

function idOf(name: string): DatabaseId {
  const [, project = '', , database = ''] = name.split('/')
  return { project, database }
}

const temporaryFolders = new Set<string>()

/** A folder that goes away with the store, or at the latest with the process. */
function temporaryFolder(): string {
  if (temporaryFolders.size === 0) process.once('exit', removeAllTemporary)
  const folder = mkdtempSync(join(tmpdir(), 'firestore-'))
  temporaryFolders.add(folder)
  return folder
}

function removeTemporary(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  temporaryFolders.delete(folder)
  if (temporaryFolders.size === 0) process.off('exit', removeAllTemporary)
}

function removeAllTemporary(): void {
  for (const folder of temporaryFolders) rmSync(folder, { recursive: true, force: true })
}
