import type { Block, FunctionDeclaration, MatchDeclaration, RulesFile } from '../syntax/ast.ts'

/**
 * What is visible in a block: its own functions and wildcards and those of the blocks around it. The wildcards of all match blocks
 * from the outside in share one numbering.
 */
export class Scope {
  readonly #parent: Scope | undefined
  readonly #functions: readonly FunctionDeclaration[]
  readonly #captures: readonly string[]
  readonly #firstCapture: number

  constructor(block: Block, parent?: Scope, captures: readonly string[] = []) {
    this.#parent = parent
    this.#functions = block.functions
    this.#captures = captures
    this.#firstCapture = parent === undefined ? 0 : parent.captureCount
  }

  get captureCount(): number {
    return this.#firstCapture + this.#captures.length
  }

  /** The scope inside a match block. */
  inside(match: MatchDeclaration): Scope {
    return new Scope(match, this, captureNames(match))
  }

  /** The number of the wildcard that has this name here. */
  capture(name: string): number | undefined {
    const index = this.#captures.lastIndexOf(name)
    return index < 0 ? this.#parent?.capture(name) : this.#firstCapture + index
  }

  /** The nearest function of this name, with the scope that its own names are looked up in. */
  function(
    name: string,
    args: number,
  ): { readonly declaration: FunctionDeclaration; readonly scope: Scope } | undefined {
    const named = this.#functions.filter((candidate) => candidate.name === name)
    const declaration = named.find(({ params }) => params.length === args) ?? named[0]
    return declaration === undefined ? this.#parent?.function(name, args) : { declaration, scope: this }
  }
}

export const captureNames = ({ pattern }: MatchDeclaration): string[] =>
  pattern.flatMap((segment) => (segment.kind === 'literal' ? [] : [segment.name]))

/** Every block of a file with its scope, from the outside in. */
export function* scopes(file: RulesFile): Generator<{ block: Block | MatchDeclaration; scope: Scope; depth: number }> {
  const root = new Scope(file)
  yield { block: file, scope: root, depth: 0 }
  for (const service of file.services) {
    const scope = new Scope(service, root)
    yield { block: service, scope, depth: 0 }
    for (const match of service.matches) yield* within(match, scope, 1)
  }
}

function* within(match: MatchDeclaration, around: Scope, depth: number): ReturnType<typeof scopes> {
  const scope = around.inside(match)
  yield { block: match, scope, depth }
  for (const inner of match.matches) yield* within(inner, scope, depth + 1)
}
