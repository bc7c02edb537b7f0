import type { Span } from './source.ts'

/** A source that doesn't parse; `compileRules` turns it into an issue with line and column. */
export class SyntaxIssue extends Error {
  readonly span: Span

  constructor(span: Span, message: string) {
    super(message)
    this.name = 'SyntaxIssue'
    this.span = span
  }
}
