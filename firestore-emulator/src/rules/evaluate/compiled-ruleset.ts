import type { DocumentPath } from '../../model/path.ts'
import { Scope } from '../check/scope.ts'
import { type Outcome, Unknown } from '../outcome.ts'
import { queryBranches, type Segment } from '../prove/query-branches.ts'
import type { FieldOutcome } from '../prove/query-facts.ts'
import { type CoverageReport, coverageReport } from '../report/coverage.ts'
import { denial, type Failure } from '../report/denial.ts'
import { explain } from '../report/explain.ts'
import type { Decision, RulesAccess, Ruleset, RulesRequest } from '../ruleset.ts'
import type { Method, RulesFile } from '../syntax/ast.ts'
import type { Source } from '../syntax/source.ts'
import { fromDocument } from '../value/convert.ts'
import { AccessSession } from './access.ts'
import { Evaluation, newTrace, tooManyExpressions } from './evaluation.ts'
import { type Applicable, compileMatches, findAllows, type MatchTree } from './match-tree.ts'
import type { Warning, Workshop } from './place.ts'
import { listParts, requestPart, requestValue, resourceValue } from './request-value.ts'

/** What one operation is judged on: a document, or one alternative of a query. */
interface Situation {
  readonly method: Method
  readonly segments: readonly Segment[]
  readonly request: Outcome
  readonly resource: Outcome
  /** The one document that this alternative of a query can return. What can't be proved of it is looked up, as for a get. */
  readonly named?: DocumentPath | undefined
}

/** A checked ruleset as closures. */
export class CompiledRuleset implements Ruleset {
  readonly warnings: readonly Warning[]
  readonly #file: RulesFile
  readonly #source: Source
  readonly #workshop: Workshop
  readonly #trees: readonly MatchTree[]

  constructor(file: RulesFile, source: Source, log: (text: string) => void) {
    this.#file = file
    this.#source = source
    this.#workshop = { source, cells: new Map(), functions: new Map(), calls: new Map(), warnings: [], log }
    const root = new Scope(file)
    this.#trees = file.services.flatMap((service) => compileMatches(service, new Scope(service, root), this.#workshop))
    this.warnings = this.#workshop.warnings
  }

  decide(request: RulesRequest, access: RulesAccess): Decision {
    return this.#decide(request, access, new AccessSession(request.database.database, access, 1))
  }

  decideAll(requests: readonly RulesRequest[], access: RulesAccess): readonly Decision[] {
    const [first] = requests
    if (first === undefined) return []
    const session = new AccessSession(first.database.database, access, requests.length)
    return requests.map((request) => this.#decide(request, access, session))
  }

  coverage(): CoverageReport {
    return coverageReport(this.#file, this.#source, this.#workshop.cells)
  }

  #decide(request: RulesRequest, access: RulesAccess, session: AccessSession): Decision {
    const reads = session.begin()
    for (const situation of situations(request)) {
      const allows = this.#applicable(request, situation)
      let message = this.#judge(situation, allows, session)
      if (message !== undefined && situation.named !== undefined) {
        reads.add(situation.named)
        const document = access.before(situation.named)
        if (document !== undefined) {
          const resource = fromDocument(request.database.database, document)
          message = this.#judge({ ...situation, resource }, allows, session)
        }
      }
      if (message !== undefined) return { allowed: false, reads, message }
    }
    return { allowed: true, reads }
  }

  /** A query over a collection group needs version 2. */
  #applicable(request: RulesRequest, { segments, method }: Situation): Applicable[] {
    const { version } = this.#file
    if (version === '1' && request.method === 'list' && request.query.allDescendants) return []
    return findAllows(this.#trees, segments, method, version === '1' ? 1 : 0)
  }

  /** Undefined when one of the statements allows it, else why none does. */
  #judge(situation: Situation, allows: readonly Applicable[], session: AccessSession): string | undefined {
    const evaluation = new Evaluation(situation.request, situation.resource, session)
    for (const { condition, captures } of allows) {
      evaluation.captures = captures
      evaluation.locals = []
      if (condition(evaluation) === true && !evaluation.isExhausted) return undefined
      if (evaluation.isExhausted) return `\n${tooManyExpressions.message}`
    }
    const failures = allows.map((allow) => this.#explain(allow, situation, session))
    return denial(situation.method, failures, this.#source)
  }

  /** Evaluates a statement that failed once more, this time looking at every step. What it reads was read before. */
  #explain({ condition, captures, declaration }: Applicable, situation: Situation, session: AccessSession): Failure {
    const evaluation = new Evaluation(situation.request, situation.resource, session)
    const trace = newTrace()
    evaluation.captures = captures
    evaluation.trace = trace
    const outcome = condition(evaluation)
    const blames =
      declaration.condition === undefined
        ? []
        : explain(declaration.condition, trace, this.#source, this.#workshop.calls)
    return { declaration, outcome, blames }
  }
}

/** All of what a request asks for: it is allowed if each of these is. */
function situations(request: RulesRequest): Situation[] {
  const { method } = request
  const { database } = request.database
  if (request.method !== 'list') {
    const segments = ['databases', database, 'documents', ...request.path.split('/')]
    return [{ method, segments, request: requestValue(request), resource: resourceValue(request) }]
  }
  const known = listParts.map((part): [string, FieldOutcome] => [part, requestPart(request, part)])
  return queryBranches(database, request.query).map(({ segments, path, resource, named }) => {
    const entries = new Map<string, FieldOutcome>([...known, ['path', path]])
    return { method, segments, request: new Unknown('', { type: 'map', entries }), resource, named }
  })
}
