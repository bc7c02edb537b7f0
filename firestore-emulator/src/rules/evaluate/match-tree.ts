import type { Scope } from '../check/scope.ts'
import { type Outcome, Unknown } from '../outcome.ts'
import type { Segment } from '../prove/query-branches.ts'
import type { AllowDeclaration, Block, MatchDeclaration, Method, PatternSegment } from '../syntax/ast.ts'
import { PathValue } from '../value/value.ts'
import { compileExpression } from './compile-expression.ts'
import type { Run } from './evaluation.ts'
import { Place, type Workshop } from './place.ts'

export interface CompiledAllow {
  readonly declaration: AllowDeclaration
  readonly condition: Run
}

/** A match block with its conditions compiled, by the method that they allow. */
export interface MatchTree {
  readonly pattern: readonly PatternSegment[]
  readonly allows: Readonly<Record<Method, readonly CompiledAllow[]>>
  readonly inner: readonly MatchTree[]
}

/** An allow statement that speaks of a path, and what its wildcards are bound to. */
export interface Applicable extends CompiledAllow {
  readonly captures: readonly Outcome[]
}

export function compileMatches(block: Block, scope: Scope, workshop: Workshop): MatchTree[] {
  return block.matches.map((match) => compileMatch(match, scope.inside(match), workshop))
}

function compileMatch(match: MatchDeclaration, scope: Scope, workshop: Workshop): MatchTree {
  const place = new Place(workshop, scope)
  const compiled = match.allows.map((declaration) => ({
    declaration,
    condition: declaration.condition === undefined ? () => true : compileExpression(declaration.condition, place),
  }))
  const of = (method: Method) => compiled.filter(({ declaration }) => declaration.methods.includes(method))
  return {
    pattern: match.pattern,
    allows: { get: of('get'), list: of('list'), create: of('create'), update: of('update'), delete: of('delete') },
    inner: compileMatches(match, scope, workshop),
  }
}

/** Every allow statement for a method whose pattern takes up the whole path, in source order. */
export function findAllows(
  trees: readonly MatchTree[],
  segments: readonly Segment[],
  method: Method,
  globMin: 0 | 1,
): Applicable[] {
  const search: Search = { segments, method, globMin, found: [] }
  for (const tree of trees) walk(search, tree, { segment: 0, at: 0, captures: [] })
  return search.found
}

interface Search {
  readonly segments: readonly Segment[]
  readonly method: Method
  readonly globMin: 0 | 1
  readonly found: Applicable[]
}

/** How far a match block's pattern has been followed, and how far the path. */
interface Step {
  readonly segment: number
  readonly at: number
  readonly captures: readonly Outcome[]
}

function walk(search: Search, tree: MatchTree, { segment, at, captures }: Step): void {
  const wanted = tree.pattern[segment]
  const next = segment + 1
  if (wanted === undefined) {
    arrive(search, tree, at, captures)
  } else if (wanted.kind === 'glob') {
    for (let end = search.segments.length; end >= at + search.globMin; end--) {
      const rest = pathValue(search.segments.slice(at, end))
      walk(search, tree, { segment: next, at: end, captures: [...captures, rest] })
    }
  } else if (wanted.kind === 'literal') {
    if (search.segments[at] === wanted.text) walk(search, tree, { segment: next, at: at + 1, captures })
  } else {
    const bound = search.segments[at]
    if (typeof bound !== 'string' && !(bound instanceof Unknown)) return
    walk(search, tree, { segment: next, at: at + 1, captures: [...captures, bound] })
  }
}

/** A pattern has been followed to its end. */
function arrive(search: Search, tree: MatchTree, at: number, captures: readonly Outcome[]): void {
  if (at === search.segments.length) {
    for (const { declaration, condition } of tree.allows[search.method])
      search.found.push({ declaration, condition, captures })
  }
  const segment = search.segments[at]
  for (const inner of tree.inner) if (mayBegin(inner, segment)) walk(search, inner, { segment: 0, at, captures })
}

/** Spares most siblings the walk. */
const mayBegin = ({ pattern }: MatchTree, segment: Segment | undefined): boolean => {
  const first = pattern[0]
  return first?.kind !== 'literal' || first.text === segment
}

/** What `{rest=**}` is bound to. */
function pathValue(segments: readonly Segment[]): Outcome {
  const known = segments.filter((segment) => typeof segment === 'string')
  return known.length === segments.length ? new PathValue(known) : new Unknown('Null value error.', { type: 'path' })
}
