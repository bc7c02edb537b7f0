import type { Span } from './source.ts'

export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '<' | '<=' | '>' | '>=' | '==' | '!='
export type LogicOperator = '&&' | '||'

/** What an expression can be. A literal's integers are bigints, its floats numbers. */
type ExprForm =
  | { readonly kind: 'literal'; readonly value: null | boolean | bigint | number | string | Uint8Array }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly object: Expr; readonly name: string }
  | { readonly kind: 'index'; readonly object: Expr; readonly index: Expr }
  | { readonly kind: 'slice'; readonly object: Expr; readonly from: Expr; readonly to: Expr }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expr[] }
  | { readonly kind: 'method'; readonly object: Expr; readonly name: string; readonly args: readonly Expr[] }
  | { readonly kind: 'not' | 'negate'; readonly operand: Expr }
  | { readonly kind: 'binary'; readonly op: BinaryOperator; readonly left: Expr; readonly right: Expr }
  | { readonly kind: 'logic'; readonly op: LogicOperator; readonly left: Expr; readonly right: Expr }
  | { readonly kind: 'choice'; readonly condition: Expr; readonly yes: Expr; readonly no: Expr }
  | { readonly kind: 'in'; readonly left: Expr; readonly right: Expr }
  | { readonly kind: 'is'; readonly operand: Expr; readonly type: string }
  | { readonly kind: 'list'; readonly items: readonly Expr[] }
  | { readonly kind: 'map'; readonly entries: readonly { readonly key: Expr; readonly value: Expr }[] }
  | { readonly kind: 'path'; readonly segments: readonly PathSegment[] }

/** `coverEnd` is where coverage reports let the expression end: before closing brackets and parentheses. */
export type Expr = ExprForm & { readonly span: Span; readonly coverEnd: number }

/** One segment of a path literal: text and interpolations, joined. */
export type PathSegment = readonly (string | Expr)[]

export type PatternSegment = { readonly span: Span } & (
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'one' | 'glob'; readonly name: string }
)

export const methods = ['get', 'list', 'create', 'update', 'delete'] as const
export type Method = (typeof methods)[number]

export interface AllowDeclaration {
  readonly span: Span
  readonly methods: readonly Method[]
  /** Absent means always. */
  readonly condition?: Expr
}

export interface Binding {
  readonly name: string
  readonly span: Span
}

export interface FunctionDeclaration {
  readonly name: string
  readonly nameSpan: Span
  readonly params: readonly Binding[]
  readonly lets: readonly (Binding & { readonly value: Expr })[]
  readonly result: Expr
}

/** A block that holds functions and matches: a service or a match. */
export interface Block {
  readonly span: Span
  readonly functions: readonly FunctionDeclaration[]
  readonly matches: readonly MatchDeclaration[]
}

export interface MatchDeclaration extends Block {
  readonly pattern: readonly PatternSegment[]
  readonly allows: readonly AllowDeclaration[]
}

export interface RulesFile extends Block {
  readonly version: '1' | '2'
  readonly services: readonly Block[]
}

/** The parts of an expression that are expressions themselves, in source order. */
export function childrenOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'literal':
    case 'name':
      return []
    case 'member':
      return [expr.object]
    case 'index':
      return [expr.object, expr.index]
    case 'slice':
      return [expr.object, expr.from, expr.to]
    case 'call':
      return expr.args
    case 'method':
      return [expr.object, ...expr.args]
    case 'not':
    case 'negate':
    case 'is':
      return [expr.operand]
    case 'binary':
    case 'logic':
    case 'in':
      return [expr.left, expr.right]
    case 'choice':
      return [expr.condition, expr.yes, expr.no]
    case 'list':
      return expr.items
    case 'map':
      return expr.entries.flatMap(({ key, value }) => [key, value])
    case 'path':
      return expr.segments.flatMap((parts) => parts.filter((part) => typeof part !== 'string'))
  }
}

/** What is evaluated from the top: conditions of allow statements, variables and results of functions. */
export function rootExpressions(file: RulesFile): Expr[] {
  const matches = file.services.flatMap((service) => service.matches.flatMap(withInner))
  const functions = [file, ...file.services, ...matches].flatMap((block) => block.functions)
  const bodies = functions.flatMap(({ lets, result }) => [...lets.map(({ value }) => value), result])
  const conditions = matches.flatMap(({ allows }) => allows.flatMap(({ condition }) => condition ?? []))
  return [...bodies, ...conditions]
}

const withInner = (match: MatchDeclaration): MatchDeclaration[] => [match, ...match.matches.flatMap(withInner)]
