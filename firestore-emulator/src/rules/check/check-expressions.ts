import { RulesError } from '../outcome.ts'
import { regularExpression } from '../std/regular-expression.ts'
import { childrenOf, type Expr } from '../syntax/ast.ts'
import { isTypeName, typeNames } from '../value/type-names.ts'
import type { Complaint } from './check.ts'

/** What is wrong with an expression whatever its values are: a type that there isn't, a regular expression that is none. */
export function* checkExpression(expr: Expr): Generator<Complaint> {
  const message = wrong(expr)
  if (message !== undefined) yield { span: expr.span, message }
  for (const child of childrenOf(expr)) yield* checkExpression(child)
}

function wrong(expr: Expr): string | undefined {
  if (expr.kind === 'is' && !isTypeName(expr.type)) {
    return `An unsupported type identifier was used with the 'is' operator. Received ${expr.type}. Expected one of ${typeNames.join(',')}.`
  }
  if (expr.kind !== 'method' || !takesPattern.has(expr.name)) return undefined
  const [pattern] = expr.args
  if (pattern?.kind !== 'literal' || typeof pattern.value !== 'string') return undefined
  const compiled = regularExpression(pattern.value)
  return compiled instanceof RulesError ? compiled.message : undefined
}

const takesPattern: ReadonlySet<string> = new Set(['matches', 'replace', 'split'])
