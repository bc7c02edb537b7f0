import { check } from './check/check.ts'
import { CompiledRuleset } from './evaluate/compiled-ruleset.ts'
import type { CompiledRules, RulesIssue } from './ruleset.ts'
import { parseRules } from './syntax/parser.ts'
import { Source, type Span } from './syntax/source.ts'
import { SyntaxIssue } from './syntax/syntax-issue.ts'

export interface CompileOptions {
  /** Hears what rules pass to `debug()`. */
  readonly log?: (text: string) => void
}

/** Parses, checks and compiles a ruleset, or says where and why it can't be loaded. */
export function compileRules(text: string, { log = console.log }: CompileOptions = {}): CompiledRules {
  const source = new Source(text)
  const issue = ({ span, message }: { span: Span; message: string }): RulesIssue => ({
    ...source.position(span.start),
    message,
  })
  try {
    const file = parseRules(text)
    const complaints = check(file, text)
    if (complaints.length > 0) return { ok: false, issues: complaints.map(issue) }
    const ruleset = new CompiledRuleset(file, source, log)
    return { ok: true, ruleset, warnings: ruleset.warnings.map(issue) }
  } catch (error) {
    if (error instanceof SyntaxIssue) return { ok: false, issues: [issue(error)] }
    throw error
  }
}
