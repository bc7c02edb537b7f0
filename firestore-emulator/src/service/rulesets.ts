import type { CompiledRules, Ruleset, RulesIssue } from '../rules/ruleset.ts'

/** The rules in force: each project's own, else those that the server was started with, else none. */
export class Rulesets {
  readonly #own = new Map<string, Ruleset>()
  readonly #compile: (source: string) => CompiledRules
  readonly #onChange: (project: string | undefined) => void
  #common: Ruleset | undefined

  /** `onChange` hears whose rules have changed; undefined means everybody's. */
  constructor(compile: (source: string) => CompiledRules, onChange: (project: string | undefined) => void) {
    this.#compile = compile
    this.#onChange = onChange
  }

  of(project: string): Ruleset | undefined {
    return this.#own.get(project) ?? this.#common
  }

  /** Loads rules for one project, or for all that have none of their own; with issues, the old ones stay. */
  load(source: string, project?: string): readonly RulesIssue[] {
    const compiled = this.#compile(source)
    if (!compiled.ok) return compiled.issues
    if (project === undefined) this.#common = compiled.ruleset
    else this.#own.set(project, compiled.ruleset)
    this.#onChange(project)
    return []
  }
}
