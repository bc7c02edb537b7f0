import { type Outcome, RulesError } from '../outcome.ts'
import type { Expr } from '../syntax/ast.ts'
import type { AccessSession } from './access.ts'

/** What each expression came to, and what the functions did that it called; kept only to explain a denial. */
export interface Trace {
  readonly outcomes: Map<Expr, Outcome>
  readonly calls: Map<Expr, Trace>
}

export const newTrace = (): Trace => ({ outcomes: new Map(), calls: new Map() })

const maxExpressions = 1000

/** One operation while its rules run. */
export class Evaluation {
  readonly request: Outcome
  readonly resource: Outcome
  readonly access: AccessSession
  /** The wildcards of the match blocks around, outermost first. */
  captures: readonly Outcome[] = []
  /** Parameters and variables of the function that runs; undefined until a variable is first used. */
  locals: (Outcome | undefined)[] = []
  /** Set while a denial is explained; coverage isn't counted then. */
  trace: Trace | undefined
  #spent = 0

  constructor(request: Outcome, resource: Outcome, access: AccessSession) {
    this.request = request
    this.resource = resource
    this.access = access
  }

  /** Counts expressions. Once the limit is passed nothing succeeds any more. */
  spend(expressions: number): boolean {
    this.#spent += expressions
    return this.#spent <= maxExpressions
  }

  get isExhausted(): boolean {
    return this.#spent > maxExpressions
  }
}

export const tooManyExpressions = new RulesError('Maximum of 1000 expressions to evaluate has been reached.')

/** A compiled expression. */
export type Run = (evaluation: Evaluation) => Outcome
