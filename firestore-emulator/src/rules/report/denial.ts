import { type Outcome, RulesError, Unknown } from '../outcome.ts'
import type { AllowDeclaration, Method } from '../syntax/ast.ts'
import type { Source } from '../syntax/source.ts'
import { display } from '../value/display.ts'
import type { Blame } from './explain.ts'

/** An allow statement that was tried and didn't come out true. */
export interface Failure {
  readonly declaration: AllowDeclaration
  readonly outcome: Outcome
  readonly blames: readonly Blame[]
}

const maxLength = 2000

/**
 * Why an operation was denied. First a line as Google's emulator has it, one part for each allow statement that was tried; then each of them
 * with the sub-expressions that it failed on.
 */
export function denial(method: Method, failures: readonly Failure[], source: Source): string {
  if (failures.length === 0) return '\nNo matching allow statements'
  const summary = unique(failures.map((failure) => summarise(method, failure, source))).join(', ')
  const details = unique(failures.flatMap((failure) => detail(method, failure, source)))
  const text = [`\n${summary}`, ...details].join('\n')
  return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1)}…`
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)]

function summarise(method: Method, { declaration, outcome }: Failure, source: Source): string {
  const { line } = source.position(declaration.span.start)
  return `${cause(declaration, outcome, source)} for '${method}' @ L${line}`
}

function cause({ condition, span }: AllowDeclaration, outcome: Outcome, source: Source): string {
  if (outcome === false) return 'false'
  if (outcome instanceof RulesError) return outcome.message
  if (outcome instanceof Unknown && outcome.why !== '') return outcome.why
  const { line, column } = source.position((condition?.span ?? span).start)
  return `evaluation error at L${line}:${column}`
}

function detail(method: Method, { declaration, outcome, blames }: Failure, source: Source): string[] {
  const at = place(declaration.span.start, source)
  const state = outcome instanceof Unknown ? 'unproved' : outcome instanceof RulesError ? 'an error' : display(outcome)
  return [
    `allow ${method} @ ${at} is ${state}:`,
    ...blames.map(({ expr, text }) => `  ${place(expr.span.start, source)} ${text}`),
  ]
}

function place(offset: number, source: Source): string {
  const { line, column } = source.position(offset)
  return `L${line}:${column}`
}
