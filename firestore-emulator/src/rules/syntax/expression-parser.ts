import type { BinaryOperator, Expr, LogicOperator } from './ast.ts'
import type { Token } from './lexer.ts'
import { readPath } from './path-reader.ts'
import type { TokenStream } from './token-stream.ts'

/** How tightly the binary operators bind; all are left-associative. */
// biome-ignore format: a table
const strengths: Readonly<Record<string, number>> = {
  '||': 1, '&&': 2, '==': 3, '!=': 3, is: 4, in: 5, '<': 6, '<=': 6, '>': 6, '>=': 6, '+': 7, '-': 7, '*': 8, '/': 8, '%': 8,
}

const maxDepth = 500

/** Reads one expression, which ends where it can't go on. */
export function parseExpression(tokens: TokenStream, depth = 0): Expr {
  if (depth > maxDepth) tokens.fail('The expression is nested too deeply.')
  const condition = parseBinary(tokens, 1, depth)
  if (!tokens.takeIf('?')) return condition
  const yes = parseExpression(tokens, depth + 1)
  tokens.expect(':')
  const no = parseExpression(tokens, depth + 1)
  return { kind: 'choice', condition, yes, no, ...between(condition, no) }
}

function parseBinary(tokens: TokenStream, weakest: number, depth: number): Expr {
  let left = parseUnary(tokens, depth + 1)
  for (;;) {
    const operator = tokens.token
    const strength = isOperator(operator) ? (strengths[operator.text] ?? 0) : 0
    if (strength < weakest) return left
    tokens.take()
    if (operator.text === 'is') {
      const type = tokens.expectName('a type name')
      left = { kind: 'is', operand: left, type: type.text, ...covering(left.span.start, type.end) }
    } else {
      left = binary(operator.text, left, parseBinary(tokens, strength + 1, depth + 1))
    }
  }
}

const isOperator = ({ kind }: Token): boolean => kind === 'punctuation' || kind === 'name'

function binary(operator: string, left: Expr, right: Expr): Expr {
  const place = between(left, right)
  if (operator === 'in') return { kind: 'in', left, right, ...place }
  if (operator === '&&' || operator === '||')
    return { kind: 'logic', op: operator as LogicOperator, left, right, ...place }
  return { kind: 'binary', op: operator as BinaryOperator, left, right, ...place }
}

function parseUnary(tokens: TokenStream, depth: number): Expr {
  const { start, end } = tokens.token
  if (depth > maxDepth) tokens.fail('The expression is nested too deeply.')
  if (tokens.takeIf('!')) {
    const operand = parseUnary(tokens, depth + 1)
    return { kind: 'not', operand, span: { start, end: operand.span.end }, coverEnd: operand.coverEnd }
  }
  if (!tokens.takeIf('-')) return parsePostfix(tokens, depth)
  const operand = parseUnary(tokens, depth + 1)
  const place = { span: { start, end: operand.span.end }, coverEnd: operand.coverEnd }
  const adjacent = operand.kind === 'literal' && operand.span.start === end
  if (adjacent && typeof operand.value === 'bigint') return { kind: 'literal', value: -operand.value, ...place }
  if (adjacent && typeof operand.value === 'number') return { kind: 'literal', value: -operand.value, ...place }
  return { kind: 'negate', operand, ...place }
}

function parsePostfix(tokens: TokenStream, depth: number): Expr {
  let object = parsePrimary(tokens, depth)
  for (;;) {
    const { start } = object.span
    if (tokens.takeIf('.')) {
      const name = tokens.expectName('a property or method name')
      if (tokens.takeIf('(')) {
        const args = parseItems(tokens, ')', depth)
        const span = { start, end: tokens.lastEnd }
        object = { kind: 'method', object, name: name.text, args, span, coverEnd: args.at(-1)?.coverEnd ?? name.end }
      } else {
        object = { kind: 'member', object, name: name.text, ...covering(start, name.end) }
      }
    } else if (tokens.takeIf('[')) {
      const index = parseExpression(tokens, depth + 1)
      const to = tokens.takeIf(':') ? parseExpression(tokens, depth + 1) : undefined
      const place = { span: { start, end: tokens.expect(']').end }, coverEnd: (to ?? index).coverEnd }
      object = to ? { kind: 'slice', object, from: index, to, ...place } : { kind: 'index', object, index, ...place }
    } else {
      return object
    }
  }
}

function parsePrimary(tokens: TokenStream, depth: number): Expr {
  const token = tokens.token
  const place = covering(token.start, token.end)
  switch (token.kind) {
    case 'int': {
      const value = BigInt(token.text)
      // One more than the largest int, so that the smallest can be written with its minus.
      if (value > 2n ** 63n) tokens.reject(`Integer out of range: ${token.text}.`, token)
      tokens.take()
      return { kind: 'literal', value, ...place }
    }
    case 'float':
      tokens.take()
      return { kind: 'literal', value: Number(token.text), ...place }
    case 'string':
      tokens.take()
      return { kind: 'literal', value: token.text, ...place }
    case 'bytes':
      tokens.take()
      return { kind: 'literal', value: Uint8Array.from(token.text, (c) => c.charCodeAt(0)), ...place }
    case 'name':
      return parseName(tokens, depth)
    default:
      return parseBracketed(tokens, depth)
  }
}

const constants: ReadonlyMap<string, null | boolean> = new Map<string, null | boolean>([
  ['null', null],
  ['true', true],
  ['false', false],
])

function parseName(tokens: TokenStream, depth: number): Expr {
  const { text, start, end } = tokens.take()
  const constant = constants.get(text)
  if (constant !== undefined) return { kind: 'literal', value: constant, ...covering(start, end) }
  if (!tokens.takeIf('(')) return { kind: 'name', name: text, ...covering(start, end) }
  const args = parseItems(tokens, ')', depth)
  return {
    kind: 'call',
    name: text,
    args,
    span: { start, end: tokens.lastEnd },
    coverEnd: args.at(-1)?.coverEnd ?? end,
  }
}

function parseBracketed(tokens: TokenStream, depth: number): Expr {
  const { start, end } = tokens.token
  if (tokens.at('/')) return parsePath(tokens, depth)
  if (tokens.takeIf('(')) {
    const inner = parseExpression(tokens, depth + 1)
    const close = tokens.expect(')')
    return { ...inner, span: { start, end: close.end } }
  }
  if (tokens.takeIf('[')) {
    const items = parseItems(tokens, ']', depth)
    return { kind: 'list', items, span: { start, end: tokens.lastEnd }, coverEnd: items.at(-1)?.coverEnd ?? end }
  }
  if (tokens.takeIf('{')) {
    const entries = parseEntries(tokens, depth)
    return {
      kind: 'map',
      entries,
      span: { start, end: tokens.lastEnd },
      coverEnd: entries.at(-1)?.value.coverEnd ?? end,
    }
  }
  return tokens.fail('Expected an expression.')
}

/** Expressions up to the closing sign, which is taken; a comma may trail. */
function parseItems(tokens: TokenStream, close: string, depth: number): Expr[] {
  const items: Expr[] = []
  while (!tokens.takeIf(close)) {
    items.push(parseExpression(tokens, depth + 1))
    if (!tokens.at(close)) tokens.expect(',')
  }
  return items
}

function parseEntries(tokens: TokenStream, depth: number): { key: Expr; value: Expr }[] {
  const entries: { key: Expr; value: Expr }[] = []
  while (!tokens.takeIf('}')) {
    const key = parseBinary(tokens, 1, depth + 1)
    tokens.expect(':')
    entries.push({ key, value: parseExpression(tokens, depth + 1) })
    if (!tokens.at('}')) tokens.expect(',')
  }
  return entries
}

function parsePath(tokens: TokenStream, depth: number): Expr {
  const { start } = tokens.token
  const segments = readPath(tokens, () => parseExpression(tokens, depth + 1))
  return { kind: 'path', segments, ...covering(start, tokens.lastEnd) }
}

const covering = (start: number, end: number) => ({ span: { start, end }, coverEnd: end })

const between = (first: Expr, last: Expr) => ({
  span: { start: first.span.start, end: last.span.end },
  coverEnd: last.coverEnd,
})
