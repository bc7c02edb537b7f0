import type { Query } from '../../model/query.ts'
import { StatusError } from '../../model/status.ts'
import type { Fields, Value } from '../../model/value.ts'
import type { Write } from '../../model/write.ts'
import { IndexedQueries } from '../../query/indexed-queries.ts'
import { compileRules } from '../../rules/compile-rules.ts'
import { openStore } from '../../storage/open-store.ts'
import type { Store } from '../../storage/store.ts'
import { noRegistrationFile } from '../../triggers/registration-file.ts'
import { TriggerRegistry } from '../../triggers/registry.ts'
import { systemClock } from '../../util/clock.ts'
import { Databases } from '../databases.ts'
import { firestoreService } from '../firestore-service.ts'
import { Rulesets } from '../rulesets.ts'
import type { Call, Consistency, FirestoreService } from '../service.ts'
import { Usage } from '../usage.ts'

export const database = { project: 'demo', database: '(default)' }
export const owner: Call = { database, caller: { kind: 'owner' } }
export const nobody: Call = { database, caller: { kind: 'user', auth: null } }
export const as = (uid: string): Call => ({ database, caller: { kind: 'user', auth: { uid, token: {} } } })
export const latest: Consistency = { kind: 'latest' }

/** A service over a store of its own, without wires. */
export class TestService {
  readonly service: FirestoreService
  readonly rulesets: Rulesets
  readonly #store: Store
  readonly #databases: Databases

  private constructor(store: Store) {
    this.#store = store
    const triggers = new TriggerRegistry(noRegistrationFile)
    this.#databases = new Databases(store, {
      clock: systemClock,
      triggers,
      receiver: { deliver: async () => 'taken' },
      encoding: { json: () => ({}), bytes: () => new Uint8Array() },
      log: () => {},
    })
    this.rulesets = new Rulesets(compileRules, (project) => this.#databases.recheck(project))
    this.service = firestoreService({
      clock: systemClock,
      epoch: 1n,
      queries: new IndexedQueries(store, { lax: false }),
      triggers,
      usage: new Usage(),
      open: (id) => this.#databases.open(id),
      rules: (project) => this.rulesets.of(project),
    })
  }

  static async open(): Promise<TestService> {
    return new TestService(await openStore())
  }

  /** Loads the body of `match /databases/{database}/documents`. */
  rules(body: string): void {
    const source = `rules_version = '2'; service cloud.firestore { match /databases/{database}/documents { ${body} } }`
    const issues = this.rulesets.load(source)
    if (issues.length > 0) throw new Error(JSON.stringify(issues))
  }

  /** Stores documents as the owner. */
  async given(documents: Record<string, Record<string, string | number>>): Promise<void> {
    const writes = Object.entries(documents).map(([path, fields]) => set(path, fields))
    await this.service.commit(owner, { writes })
  }

  async close(): Promise<void> {
    this.#databases.close()
    await this.#store.close()
  }
}

export const set = (path: string, fields: Record<string, string | number>): Write => ({
  kind: 'set',
  path,
  fields: fieldsOf(fields),
  transforms: [],
})

export const all = (collectionId: string, more: Partial<Query> = {}): Query => ({
  parent: '',
  collectionId,
  allDescendants: false,
  orderBy: [],
  offset: 0,
  ...more,
})

export const fieldsOf = (fields: Record<string, string | number>): Fields =>
  new Map(
    Object.entries(fields).map(([name, value]): [string, Value] => [
      name,
      typeof value === 'string' ? { kind: 'string', value } : { kind: 'integer', value: BigInt(value) },
    ]),
  )

/** `OK`, or the code of the refusal. Draws whole streams. */
export async function outcome(work: Promise<unknown> | AsyncIterable<unknown>): Promise<string> {
  try {
    if (Symbol.asyncIterator in work) for await (const _ of work);
    else await work
    return 'OK'
  } catch (error) {
    if (error instanceof StatusError) return error.code
    throw error
  }
}

export async function drawn<T>(answers: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = []
  for await (const answer of answers) all.push(answer)
  return all
}
