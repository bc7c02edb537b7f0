import type { Trace } from '../evaluate/evaluation.ts'
import { type Outcome, RulesError, Unknown } from '../outcome.ts'
import type { Expr, FunctionDeclaration } from '../syntax/ast.ts'
import type { Source } from '../syntax/source.ts'
import { display } from '../value/display.ts'

/** A sub-expression that kept a condition from being true, in words. */
export interface Blame {
  readonly expr: Expr
  readonly text: string
}

const maxBlames = 6

/** The innermost sub-expressions that a condition failed on, with their values. */
export function explain(
  condition: Expr,
  trace: Trace,
  source: Source,
  bodies: ReadonlyMap<Expr, FunctionDeclaration>,
): Blame[] {
  return blamesOf(condition, trace, { source, bodies }).slice(0, maxBlames)
}

interface Context {
  readonly source: Source
  readonly bodies: ReadonlyMap<Expr, FunctionDeclaration>
}

function blamesOf(expr: Expr, trace: Trace, context: Context): Blame[] {
  const outcome = outcomeOf(expr, trace)
  if (outcome === undefined) return []
  switch (expr.kind) {
    case 'logic': {
      const left = outcomeOf(expr.left, trace)
      const right = outcomeOf(expr.right, trace)
      if (expr.op === '||') return [...blamesOf(expr.left, trace, context), ...blamesOf(expr.right, trace, context)]
      if (left === false || right === undefined) return blamesOf(expr.left, trace, context)
      if (right === false || left === true) return blamesOf(expr.right, trace, context)
      return blamesOf(expr.left, trace, context)
    }
    case 'choice': {
      const condition = outcomeOf(expr.condition, trace)
      if (condition === true) return blamesOf(expr.yes, trace, context)
      return blamesOf(condition === false ? expr.no : expr.condition, trace, context)
    }
    case 'call': {
      const inner = trace.calls.get(expr)
      const body = context.bodies.get(expr)
      const blames = inner && body ? blamesOf(body.result, inner, context) : []
      return blames.length > 0 ? blames : [leaf(expr, outcome, trace, context)]
    }
    default:
      return [leaf(expr, outcome, trace, context)]
  }
}

const outcomeOf = (expr: Expr, trace: Trace): Outcome | undefined =>
  expr.kind === 'literal' ? expr.value : trace.outcomes.get(expr)

function leaf(expr: Expr, outcome: Outcome, trace: Trace, { source }: Context): Blame {
  const what = source.slice(expr.span).replace(/\s+/g, ' ')
  const values = outcome instanceof RulesError ? '' : operands(expr, trace)
  return { expr, text: `${cut(what)} ${verdict(outcome)}${values}` }
}

const cut = (text: string): string => (text.length <= 100 ? text : `${text.slice(0, 99)}…`)

function verdict(outcome: Outcome): string {
  if (outcome instanceof RulesError) return `failed: ${outcome.message}`
  if (outcome instanceof Unknown) return 'is not settled by the query'
  return `is ${display(outcome)}`
}

/** The values that were compared: ` ("bob" == "alice")`. */
function operands(expr: Expr, trace: Trace): string {
  const show = (part: Expr): string => {
    const outcome = outcomeOf(part, trace)
    if (outcome === undefined) return '?'
    return outcome instanceof Unknown ? '?' : display(outcome, 60)
  }
  switch (expr.kind) {
    case 'binary':
      return ` (${show(expr.left)} ${expr.op} ${show(expr.right)})`
    case 'in':
      return ` (${show(expr.left)} in ${show(expr.right)})`
    case 'is':
      return ` (it is ${show(expr.operand)})`
    case 'method':
      return ` (${show(expr.object)}.${expr.name}(${expr.args.map(show).join(', ')}))`
    case 'call':
      return expr.args.length === 0 ? '' : ` (${expr.name}(${expr.args.map(show).join(', ')}))`
    case 'not':
      return ` (!${show(expr.operand)})`
    default:
      return ''
  }
}
