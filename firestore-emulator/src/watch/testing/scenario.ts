import type { DocumentPath } from '../../model/path.ts'
import type { Filter, Query } from '../../model/query.ts'
import { canonicalQueryId } from '../../model/query-id.ts'
import type { StatusError } from '../../model/status.ts'
import type { CommitTime } from '../../model/timestamp.ts'
import type { Fields, Value } from '../../model/value.ts'
import { matches } from '../../query/filter.ts'
import { comparator } from '../../query/order.ts'
import { manualClock } from '../../util/clock.ts'
import { Hub } from '../hub.ts'
import type { ListenAnswer, ListenRequest } from '../listen-protocol.ts'
import { type Judgement, ListenSession } from '../listen-session.ts'
import type { LiveQuery } from '../live-query.ts'
import { ReplayedDatabase } from './replayed-database.ts'

type Plain = string | number | boolean | null

/** A story told in a few words: given these documents, when this is written, then the client hears that. */
export class Scenario {
  readonly database = new ReplayedDatabase()
  readonly hub: Hub
  readonly clock = manualClock()
  epoch = 7n
  runs = 0

  constructor(documents: Record<DocumentPath, Record<string, Plain>> = {}) {
    if (Object.keys(documents).length > 0) this.write(documents)
    this.hub = new Hub(this.database, this.clock)
  }

  /** Writes documents in one commit; null deletes. */
  write(documents: Record<DocumentPath, Record<string, Plain> | null>): CommitTime {
    return this.database.commit((change) => {
      for (const [path, fields] of Object.entries(documents)) {
        change(path, fields === null ? undefined : fieldsOf(fields))
      }
    })
  }

  client(judge: (targetName: string) => Judgement = () => ({ refusal: undefined, reads: new Set() })): TestClient {
    return new TestClient(this, judge)
  }

  live(query: Query): LiveQuery {
    const results = (time: CommitTime) =>
      this.database
        .all(time)
        .filter((document) => matches(query, document))
        .sort(comparator(query))
        .slice(query.offset, query.limit === undefined ? undefined : query.offset + query.limit)
    return {
      id: canonicalQueryId(query),
      place: { kind: 'collection', path: query.collectionId ?? '' },
      limit: query.limit,
      offset: query.offset,
      matches: (document) => matches(query, document),
      compare: comparator(query),
      run: ({ time }) => {
        this.runs++
        return results(time)
      },
      shape: (document) => document,
    }
  }
}

export class TestClient {
  readonly session: ListenSession
  #heard: ListenAnswer[] = []
  #capacity = Number.POSITIVE_INFINITY
  ended: StatusError | undefined

  constructor(scenario: Scenario, judge: (targetName: string) => Judgement) {
    this.session = new ListenSession(
      {
        hub: scenario.hub,
        epoch: scenario.epoch,
        judge: (target) => judge('query' in target ? (target.query.collectionId ?? '') : target.documents.join()),
        live: (query) => scenario.live(query),
      },
      {
        send: (answer) => {
          this.#heard.push(answer)
          return --this.#capacity > 0
        },
        end: (error) => {
          this.ended = error
        },
      },
    )
  }

  listen(targetId: number, query: Query, more: Partial<Extract<ListenRequest, { kind: 'add' }>> = {}): void {
    this.session.request({ kind: 'add', targetId, target: { query }, once: false, ...more })
  }

  follow(targetId: number, ...documents: DocumentPath[]): void {
    this.session.request({ kind: 'add', targetId, target: { documents }, once: false })
  }

  unlisten(targetId: number): void {
    this.session.request({ kind: 'remove', targetId })
  }

  /** Takes no more than `count` answers until `catchUp`. */
  stallAfter(count: number): void {
    this.#capacity = count
  }

  catchUp(): void {
    this.#capacity = Number.POSITIVE_INFINITY
    this.session.drained()
  }

  /** The latest resume token heard. */
  get token(): Uint8Array {
    const tokens = this.answers.flatMap((answer) => (answer.kind === 'target' ? [answer.resumeToken] : []))
    return tokens.filter((token) => token !== undefined).at(-1) ?? new Uint8Array()
  }

  answers: ListenAnswer[] = []

  /** What was heard since the last time, in short: `in orders/1 2`, `current 2`, `snapshot @3`. */
  heard(): readonly string[] {
    const heard = this.#heard
    this.#heard = []
    this.answers.push(...heard)
    return heard.map(inShort)
  }
}

function inShort(answer: ListenAnswer): string {
  switch (answer.kind) {
    case 'change': {
      const left = answer.removedTargetIds.length > 0 ? ` out of ${answer.removedTargetIds}` : ''
      return `${answer.document.path} in ${answer.targetIds}${left}`
    }
    case 'delete':
      return `${answer.path} deleted from ${answer.removedTargetIds}`
    case 'remove':
      return `${answer.path} out of ${answer.removedTargetIds}`
    case 'filter':
      return `filter ${answer.targetId} counts ${answer.count}`
    case 'target': {
      if (answer.change === 'NO_CHANGE') return `snapshot @${(answer.readTime ?? 0) / 1_000_000}`
      const cause = answer.cause === undefined ? '' : ` ${answer.cause.code}`
      return `${answer.change} ${answer.targetIds}${cause}`
    }
  }
}

/** All of a collection, with `where` and more. */
export const all = (collectionId: string, more: Partial<Query> = {}): Query => ({
  parent: '',
  collectionId,
  allDescendants: false,
  orderBy: [],
  offset: 0,
  ...more,
})

export const where = (field: string, op: '==' | '>' | '<', value: Plain): Filter => ({
  kind: 'field',
  field: [field],
  op,
  value: plainValue(value),
})

const fieldsOf = (fields: Record<string, Plain>): Fields =>
  new Map(Object.entries(fields).map(([name, value]) => [name, plainValue(value)]))

function plainValue(value: Plain): Value {
  if (value === null) return { kind: 'null' }
  if (typeof value === 'string') return { kind: 'string', value }
  return typeof value === 'boolean' ? { kind: 'boolean', value } : { kind: 'integer', value: BigInt(value) }
}
