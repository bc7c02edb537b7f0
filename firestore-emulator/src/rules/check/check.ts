import { namespaces } from '../std/routine.ts'
import {
  type Binding,
  type Block,
  childrenOf,
  type Expr,
  type FunctionDeclaration,
  type MatchDeclaration,
  type RulesFile,
  rootExpressions,
} from '../syntax/ast.ts'
import type { Span } from '../syntax/source.ts'
import { CallGraph } from './call-graph.ts'
import { checkExpression } from './check-expressions.ts'
import { captureNames, type Scope, scopes } from './scope.ts'

export interface Complaint {
  readonly span: Span
  readonly message: string
}

// biome-ignore format: a table
const limits = { sourceBytes: 256 * 1024, depth: 10, segments: 100, captures: 20, params: 7, lets: 10, callDepth: 20, height: 1000 }

/** What is wrong with a ruleset that parses, in source order. A ruleset without complaints can be compiled. */
export function check(file: RulesFile, text: string): Complaint[] {
  const complaints: Complaint[] = []
  const calls = new CallGraph()
  const complain = (span: Span, message: string): void => void complaints.push({ span, message })
  const deep = rootExpressions(file).find(isTooDeep)
  if (deep !== undefined) return [{ span: deep.span, message: 'The expression is nested too deeply.' }]
  if (Buffer.byteLength(text) > limits.sourceBytes) complain({ start: 0, end: 1 }, 'The ruleset is larger than 256 KB.')
  for (const { block, scope, depth } of scopes(file)) {
    if ('pattern' in block) checkMatch(block, file.version, depth, complain)
    if (block !== file) checkBody(block, complain)
    checkDuplicates(block.functions, complain)
    for (const declaration of block.functions) checkFunction(declaration, scope, calls, complain)
    if (depth === 1) checkPaths(block as MatchDeclaration, 0, 0, complain)
  }
  for (const root of rootExpressions(file)) complaints.push(...checkExpression(root))
  for (const { span } of file.services.slice(1)) complain(span, 'Duplicate service name declaration.')
  return complaints.sort((a, b) => a.span.start - b.span.start)
}

/** Deeper than whoever walks the tree by recursion could stand. Long chains of operators count too: `a && b && c` leans to the left. */
function isTooDeep(root: Expr): boolean {
  let level: readonly Expr[] = [root]
  for (let height = 1; level.length > 0; height++) {
    if (height > limits.height) return true
    level = level.flatMap(childrenOf)
  }
  return false
}

function checkBody(block: Block | MatchDeclaration, complain: Complain): void {
  const allows = 'allows' in block ? block.allows.length : 0
  if (block.functions.length + block.matches.length + allows > 0) return
  complain(block.span, `The '${'allows' in block ? 'match' : 'service'}' body must contain at least one declaration.`)
}

type Complain = (span: Span, message: string) => void

function checkMatch({ pattern, span }: MatchDeclaration, version: '1' | '2', depth: number, complain: Complain): void {
  // The outermost one, of the databases, doesn't count.
  if (depth === limits.depth + 2) complain(span, `Match statements are nested deeper than ${limits.depth}.`)
  const names = new Set<string>()
  for (const segment of pattern) {
    if (segment.kind === 'literal') continue
    if (names.has(segment.name)) complain(segment.span, `Variable ${segment.name} already exists in the PathTemplate.`)
    names.add(segment.name)
  }
  const globs = pattern.filter(({ kind }) => kind === 'glob')
  const [first, second] = globs
  if (second !== undefined) {
    complain(
      second.span,
      'Invalid glob match expression. Only one glob match is permitted in a match declaration path.',
    )
  } else if (version === '1' && first !== undefined && first !== pattern.at(-1)) {
    complain(
      first.span,
      "Invalid glob match expression. In rules_version '1' a glob match must be the last segment of a path.",
    )
  }
}

/** Limits on whole paths, through all match statements around. */
function checkPaths(match: MatchDeclaration, segments: number, captures: number, complain: Complain): void {
  const allSegments = segments + match.pattern.length
  const allCaptures = captures + captureNames(match).length
  if (allSegments > limits.segments) complain(match.span, `The path has more than ${limits.segments} segments.`)
  else if (allCaptures > limits.captures) complain(match.span, `The path has more than ${limits.captures} wildcards.`)
  else for (const inner of match.matches) checkPaths(inner, allSegments, allCaptures, complain)
}

function checkDuplicates(functions: readonly FunctionDeclaration[], complain: Complain): void {
  const seen = new Set<string>()
  for (const { name, nameSpan } of functions) {
    if (seen.has(name)) complain(nameSpan, `Function ${name} is already defined.`)
    seen.add(name)
  }
}

const bound = (name: string): string => `The identifier [${name}] is already bound in the current scope.`

function checkFunction(declaration: FunctionDeclaration, scope: Scope, calls: CallGraph, complain: Complain): void {
  const { name, nameSpan, params, lets } = declaration
  if (params.length > limits.params) complain(nameSpan, `Function ${name} takes more than ${limits.params} arguments.`)
  if (lets.length > limits.lets) complain(nameSpan, `Function ${name} has more than ${limits.lets} variables.`)
  checkBindings([...params, ...lets], complain)
  if (calls.isRecursive(declaration, scope)) complain(nameSpan, 'Recursive call is not allowed.')
  else if (calls.depth(declaration, scope) > limits.callDepth) {
    complain(nameSpan, `Functions call each other deeper than ${limits.callDepth}.`)
  }
}

function checkBindings(bindings: readonly Binding[], complain: Complain): void {
  const seen = new Set<string>()
  for (const { name, span } of bindings) {
    if ((namespaces as readonly string[]).includes(name)) {
      complain(span, `${name} is a package and cannot be used as variable name.`)
    }
    if (seen.has(name)) complain(span, bound(name))
    seen.add(name)
  }
}
