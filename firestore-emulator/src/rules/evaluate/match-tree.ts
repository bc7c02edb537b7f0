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
  const found: Applicable[] = []
  const visit = (tree: MatchTree, from: number, captures: readonly Outcome[]): void => {
    walk(tree.pattern, 0, from, captures, (at, bound) => {
      if (at === segments.length) for (const allow of tree.allows[method]) found.push({ ...allow, captures: bound })
      for (const inner of tree.inner) visit(inner, at, bound)
    })
  }
  const walk = (
    pattern: readonly PatternSegment[],
    i: number,
    at: number,
    captures: readonly Outcome[],
    done: (at: number, captures: readonly Outcome[]) => void,
  ): void => {
    const wanted = pattern[i]
    if (wanted === undefined) {
      done(at, captures)
      return
    }
    if (wanted.kind === 'glob') {
      for (let end = segments.length; end >= at + globMin; end--) {
        walk(pattern, i + 1, end, [...captures, pathValue(segments.slice(at, end))], done)
      }
      return
    }
    const segment = segments[at]
    if (wanted.kind === 'literal') {
      if (segment === wanted.text) walk(pattern, i + 1, at + 1, captures, done)
    } else if (typeof segment === 'string' || segment instanceof Unknown) {
      walk(pattern, i + 1, at + 1, [...captures, segment], done)
    }
  }
  for (const tree of trees) visit(tree, 0, [])
  return found
}

/** What `{rest=**}` is bound to. */
function pathValue(segments: readonly Segment[]): Outcome {
  const known = segments.filter((segment) => typeof segment === 'string')
  return known.length === segments.length ? new PathValue(known) : new Unknown('Null value error.', { type: 'path' })
}
