import type { Scope } from '../check/scope.ts'
import { RulesError } from '../outcome.ts'
import { CoverageCell } from '../report/coverage-cell.ts'
import { type Namespace, namespaces } from '../std/routine.ts'
import { childrenOf, type Expr, type FunctionDeclaration } from '../syntax/ast.ts'
import type { Source, Span } from '../syntax/source.ts'
import { compileExpression } from './compile-expression.ts'
import type { Run } from './evaluation.ts'

export interface Warning {
  readonly span: Span
  readonly message: string
}

/** What all expressions of a ruleset share while they are compiled. */
export interface Workshop {
  readonly source: Source
  readonly cells: Map<Expr, CoverageCell>
  readonly functions: Map<FunctionDeclaration, Run>
  /** The user's function that a call reaches. */
  readonly calls: Map<Expr, FunctionDeclaration>
  readonly warnings: Warning[]
  /** Where `debug()` writes. */
  readonly log: (text: string) => void
}

/** Where an expression stands: what its names mean, and where to report. */
export class Place {
  readonly workshop: Workshop
  readonly scope: Scope
  readonly #locals: ReadonlyMap<string, Run>

  constructor(workshop: Workshop, scope: Scope, locals: ReadonlyMap<string, Run> = new Map()) {
    this.workshop = workshop
    this.scope = scope
    this.#locals = locals
  }

  cell(expr: Expr): CoverageCell {
    const cell = new CoverageCell()
    this.workshop.cells.set(expr, cell)
    return cell
  }

  /** Literals are counted with the expression they are part of. */
  literalsIn(expr: Expr): number {
    return childrenOf(expr).filter(({ kind }) => kind === 'literal').length
  }

  warn(span: Span, message: string): void {
    this.workshop.warnings.push({ span, message })
  }

  name(name: string, span: Span): Run {
    const local = this.#locals.get(name)
    if (local !== undefined) return local
    const capture = this.scope.capture(name)
    const unbound = new RulesError(`Invalid variable name: ${name}.`)
    if (capture !== undefined) return (e) => e.captures[capture] ?? unbound
    if (name === 'request') return (e) => e.request
    if (name === 'resource') return (e) => e.resource
    this.warn(span, unbound.message)
    return () => unbound
  }

  /** Whether `math.abs(x)` means the library's function here. */
  isNamespace(name: string): name is Namespace {
    return (
      (namespaces as readonly string[]).includes(name) &&
      !this.#locals.has(name) &&
      this.scope.capture(name) === undefined
    )
  }

  /** The body of the user's function that a call reaches from here, compiled once. */
  function(name: string, args: number): { readonly declaration: FunctionDeclaration; readonly body: Run } | undefined {
    const found = this.scope.function(name, args)
    if (found === undefined) return undefined
    const { declaration, scope } = found
    const known = this.workshop.functions.get(declaration)
    const body = known ?? compileFunction(declaration, new Place(this.workshop, scope))
    this.workshop.functions.set(declaration, body)
    return { declaration, body }
  }

  withLocals(locals: ReadonlyMap<string, Run>): Place {
    return new Place(this.workshop, this.scope, locals)
  }
}

/** Compiles a function's body. Parameters come first among its locals; variables are computed when they are first read. */
export function compileFunction({ params, lets, result }: FunctionDeclaration, around: Place): Run {
  const locals = new Map<string, Run>()
  for (const [slot, { name }] of params.entries()) locals.set(name, (e) => e.locals[slot] ?? null)
  for (const [i, { name, value }] of lets.entries()) {
    const slot = params.length + i
    const compute = compileExpression(value, around.withLocals(new Map(locals)))
    locals.set(name, (e) => {
      const known = e.locals[slot]
      if (known !== undefined) return known
      const outcome = compute(e)
      e.locals[slot] = outcome
      return outcome
    })
  }
  return compileExpression(result, around.withLocals(locals))
}
