import type { Expr, PathSegment, PatternSegment } from './ast.ts'
import type { TokenStream } from './token-stream.ts'

/** Reads the path literal that starts at the current token, a slash: `/users/$(request.auth.uid)/a-b`. */
export function readPath(tokens: TokenStream, expression: () => Expr): PathSegment[] {
  const segments: PathSegment[] = []
  let at = tokens.token.start
  for (let next: number | undefined = at; next !== undefined; next = nextSlash(tokens, at)) {
    const start = tokens.lexer.skipSpace(next + 1)
    const parts: (string | Expr)[] = []
    at = start
    for (;;) {
      const text = tokens.lexer.pathText(at) || (parts.length === 0 ? tokens.lexer.parenthesised(at) : undefined)
      if (text) {
        parts.push(text)
        at += text.length
      } else if (tokens.lexer.startsWith('$(', at)) {
        tokens.resumeAt(at + 2)
        parts.push(expression())
        if (!tokens.at(')')) tokens.fail("Expected ')' after an interpolated path segment.")
        at = tokens.token.end
      } else {
        break
      }
    }
    if (parts.length === 0) tokens.reject('Expected a path segment.', { start, end: start + 1 })
    segments.push(parts)
  }
  tokens.resumeAt(at)
  return segments
}

/** Reads the pattern of a match block: `/users/{uid}/{rest=**}`. Each segment's span starts at its slash. */
export function readPattern(tokens: TokenStream): PatternSegment[] {
  const segments: PatternSegment[] = []
  let at = tokens.token.start
  for (let next: number | undefined = at; next !== undefined; next = nextSlash(tokens, at)) {
    const start = tokens.lexer.skipSpace(next + 1)
    if (tokens.lexer.startsWith('{', start)) {
      tokens.resumeAt(start + 1)
      const name = tokens.expectName('the name of a wildcard').text
      const kind = tokens.takeIf('=') && tokens.expect('**') ? 'glob' : 'one'
      if (!tokens.at('}')) tokens.fail("Expected '}' after a wildcard.")
      at = tokens.token.end
      segments.push({ kind, name, span: { start: next, end: at } })
    } else {
      const text = tokens.lexer.pathText(start) || tokens.lexer.parenthesised(start)
      if (!text) return tokens.reject('Expected a path segment.', { start, end: start + 1 })
      at = start + text.length
      segments.push({ kind: 'literal', text, span: { start: next, end: at } })
    }
  }
  tokens.resumeAt(at)
  return segments
}

/** Where the path goes on after `at`, if it does. A comment is no slash. */
function nextSlash(tokens: TokenStream, at: number): number | undefined {
  const next = tokens.lexer.skipSpace(at)
  return tokens.lexer.startsWith('/', next) ? next : undefined
}
