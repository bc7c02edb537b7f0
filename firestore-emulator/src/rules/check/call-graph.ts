import { childrenOf, type Expr, type FunctionDeclaration } from '../syntax/ast.ts'
import type { Scope } from './scope.ts'

interface Callee {
  readonly declaration: FunctionDeclaration
  readonly scope: Scope
}

/** Which functions call which. */
export class CallGraph {
  readonly #callees = new Map<FunctionDeclaration, readonly Callee[]>()
  readonly #depths = new Map<FunctionDeclaration, number>()

  /** Whether a function gets back to itself. */
  isRecursive(declaration: FunctionDeclaration, scope: Scope): boolean {
    const seen = new Set<FunctionDeclaration>()
    const open = [...this.#calleesOf({ declaration, scope })]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next.declaration === declaration) return true
      if (seen.has(next.declaration)) continue
      seen.add(next.declaration)
      open.push(...this.#calleesOf(next))
    }
    return false
  }

  /** How many calls deep a function goes. A function that is being measured already counts as 0. */
  depth(declaration: FunctionDeclaration, scope: Scope): number {
    const known = this.#depths.get(declaration)
    if (known !== undefined) return known
    this.#depths.set(declaration, 0)
    const below = this.#calleesOf({ declaration, scope }).map(
      (callee) => 1 + this.depth(callee.declaration, callee.scope),
    )
    const depth = Math.max(0, ...below)
    this.#depths.set(declaration, depth)
    return depth
  }

  #calleesOf({ declaration, scope }: Callee): readonly Callee[] {
    const known = this.#callees.get(declaration)
    if (known !== undefined) return known
    const bodies = [...declaration.lets.map(({ value }) => value), declaration.result]
    const callees = bodies
      .flatMap((body) => [...callsIn(body)])
      .map(({ name, args }) => scope.function(name, args))
      .filter((callee) => callee !== undefined)
    this.#callees.set(declaration, callees)
    return callees
  }
}

function* callsIn(expr: Expr): Generator<{ name: string; args: number }> {
  if (expr.kind === 'call') yield { name: expr.name, args: expr.args.length }
  for (const child of childrenOf(expr)) yield* callsIn(child)
}
