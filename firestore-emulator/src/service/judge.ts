import type { Document } from '../model/document.ts'
import type { CollectionPath, DocumentPath } from '../model/path.ts'
import type { Query } from '../model/query.ts'
import { StatusError } from '../model/status.ts'
import type { CommitTime } from '../model/timestamp.ts'
import type { Decision, RulesAccess, RulesRequest } from '../rules/ruleset.ts'
import type { Reader } from '../storage/store.ts'
import type { Surroundings } from './open-database.ts'
import type { Call } from './service.ts'

/** A request to rules without what all of a call's requests share. */
export type Ask = RulesRequest extends infer Request
  ? Request extends RulesRequest
    ? Omit<Request, 'database' | 'auth' | 'time'>
    : never
  : never

export interface Verdict {
  readonly refusal: StatusError | undefined
  readonly reads: ReadonlySet<DocumentPath>
}

/**
 * Asks the rules about everything that a call does: one refusal refuses all of it. The owner, and everybody while no rules are loaded, may do
 * anything.
 */
export function judge(
  around: Surroundings,
  call: Call,
  { asks, access, time }: { readonly asks: readonly Ask[]; readonly access: RulesAccess; readonly time: CommitTime },
): Verdict {
  const { database, caller } = call
  const ruleset = around.rules(database.project)
  if (caller.kind === 'owner' || ruleset === undefined) return freely
  const requests = asks.map((ask) => ({ ...ask, database, auth: caller.auth, time }))
  const [only, ...others] = requests
  if (only === undefined) return freely
  const decisions = others.length === 0 ? [ruleset.decide(only, access)] : ruleset.decideAll(requests, access)
  const reads = new Set(decisions.flatMap(({ reads }) => [...reads]))
  if (reads.size > 0) around.usage.of(call).rulesReads += reads.size
  return { refusal: refusalOf(decisions), reads }
}

/** Throws PERMISSION_DENIED unless the rules allow all of `asks`, as the state of `reader` stands. */
export function allow(around: Surroundings, call: Call, asked: { asks: readonly Ask[]; reader: Reader }): void {
  const { refusal } = judgeRead(around, call, asked)
  if (refusal !== undefined) throw refusal
}

/** The verdict on reads, for which nothing is about to change. */
export function judgeRead(
  around: Surroundings,
  call: Call,
  { asks, reader }: { readonly asks: readonly Ask[]; readonly reader: Reader },
): Verdict {
  const get = remembering((path) => reader.get(path))
  return judge(around, call, { asks, access: { before: get, after: get }, time: around.clock.now() * 1000 })
}

/** What a query asks of the rules. */
export const listing = (query: Query): Ask =>
  query.allDescendants || query.collectionId === undefined
    ? { method: 'list', query }
    : { method: 'list', query, collection: collectionOf(query.parent, query.collectionId) }

/** Reads each path once. */
export function remembering(
  get: (path: DocumentPath) => Document | undefined,
): (path: DocumentPath) => Document | undefined {
  const known = new Map<DocumentPath, Document | undefined>()
  return (path) => {
    if (!known.has(path)) known.set(path, get(path))
    return known.get(path)
  }
}

/** The path of a collection below a document, or at the root. */
export const collectionOf = (parent: DocumentPath | '', id: string): CollectionPath =>
  parent === '' ? id : `${parent}/${id}`

const freely: Verdict = { refusal: undefined, reads: new Set() }

function refusalOf(decisions: readonly Decision[]): StatusError | undefined {
  const denial = decisions.find((decision) => !decision.allowed)
  return denial?.allowed === false ? new StatusError('PERMISSION_DENIED', denial.message) : undefined
}
