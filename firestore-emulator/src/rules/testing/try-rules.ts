import type { Document } from '../../model/document.ts'
import type { Query } from '../../model/query.ts'
import { compileRules } from '../compile-rules.ts'
import type { Auth, Decision, RulesAccess, Ruleset, RulesRequest } from '../ruleset.ts'
import { documentAt, type Plain } from './documents.ts'

/** 2023-11-14T22:13:20.123456Z, in microseconds. */
export const now = 1_700_000_000_123_456

export const database = { project: 'demo', database: '(default)' }

export const alice: Auth = { uid: 'alice', token: { email: 'alice@example.com', admin: false, level: 3 } }

/** A ruleset around what stands inside `match /databases/{database}/documents`. */
export const around = (body: string, version: '1' | '2' = '2'): string =>
  `rules_version = '${version}';\nservice cloud.firestore {\n  match /databases/{database}/documents {\n${body}\n  }\n}\n`

/** Compiles rules that are expected to be in order. */
export function rulesOf(source: string, log: (text: string) => void = () => {}): Ruleset {
  const compiled = compileRules(source, { log })
  if (!compiled.ok)
    throw new Error(compiled.issues.map(({ line, column, message }) => `L${line}:${column} ${message}`).join('\n'))
  return compiled.ruleset
}

type Fields = Readonly<Record<string, Plain>>

/** Documents that rules can read; `after` defaults to the same. */
export function accessTo(before: Readonly<Record<string, Fields>> = {}, after = before): RulesAccess {
  const at = (documents: Readonly<Record<string, Fields>>, path: string): Document | undefined => {
    const fields = documents[path]
    return fields === undefined ? undefined : documentAt(path, fields)
  }
  return { before: (path) => at(before, path), after: (path) => at(after, path) }
}

export interface Attempt {
  readonly path?: string
  readonly auth?: Auth | null
  /** The document as it is. */
  readonly resource?: Document | undefined
  readonly access?: RulesAccess
}

export const tryGet = (
  rules: Ruleset,
  { path = 'things/t1', auth = alice, resource, access = accessTo() }: Attempt = {},
): Decision => rules.decide({ database, auth, time: now, method: 'get', path, resource }, access)

/** A write of `after` over `before`. */
export function tryWrite(
  rules: Ruleset,
  before: Document | undefined,
  after: Document | undefined,
  { auth = alice, access = accessTo() }: Attempt = {},
): Decision {
  return rules.decide(writeRequest(before, after, auth), access)
}

export function writeRequest(
  before: Document | undefined,
  after: Document | undefined,
  auth: Auth | null = alice,
): RulesRequest {
  const base = { database, auth, time: now, path: after?.path ?? before?.path ?? 'things/t1' }
  if (after === undefined) return { ...base, method: 'delete', resource: before }
  if (before === undefined) return { ...base, method: 'create', after }
  return { ...base, method: 'update', resource: before, after }
}

export const queryOn = (collectionId: string, rest: Partial<Query> = {}): Query => ({
  parent: '',
  collectionId,
  allDescendants: false,
  orderBy: [],
  offset: 0,
  ...rest,
})

export const tryList = (rules: Ruleset, query: Query, { auth = alice, access = accessTo() }: Attempt = {}): Decision =>
  rules.decide({ database, auth, time: now, method: 'list', query }, access)

/** Whether `allow get: if …` allows it, for a document with these fields; the message if not. */
export function outcomeOf(condition: string, fields: Fields = {}, attempt: Attempt = {}): true | string {
  const rules = rulesOf(around(`match /things/{id} { allow get: if ${condition}; }`))
  const decision = tryGet(rules, { resource: documentAt('things/t1', fields), ...attempt })
  return decision.allowed ? true : (decision.message.split('\n')[1] ?? '')
}
