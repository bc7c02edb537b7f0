import { Lexer, type Token } from './lexer.ts'
import type { Span } from './source.ts'
import { SyntaxIssue } from './syntax-issue.ts'

/** The parser's window on the source: one token of lookahead, and the wording of its complaints. */
export class TokenStream {
  readonly lexer: Lexer
  #token: Token
  #lastEnd = 0

  constructor(text: string) {
    this.lexer = new Lexer(text)
    this.#token = this.lexer.next()
  }

  get token(): Token {
    return this.#token
  }

  /** Where the last token that was taken ends. */
  get lastEnd(): number {
    return this.#lastEnd
  }

  take(): Token {
    const taken = this.#token
    this.#lastEnd = taken.end
    this.#token = this.lexer.next()
    return taken
  }

  /** Goes on from `offset`, after something that was read without tokens. */
  resumeAt(offset: number): void {
    this.#lastEnd = offset
    this.lexer.seek(offset)
    this.#token = this.lexer.next()
  }

  /** Whether the next token is this sign or word. */
  at(text: string): boolean {
    return this.#token.text === text && (this.#token.kind === 'punctuation' || this.#token.kind === 'name')
  }

  takeIf(text: string): Token | undefined {
    return this.at(text) ? this.take() : undefined
  }

  expect(text: string): Token {
    return this.takeIf(text) ?? this.fail(`Expected '${text}'.`)
  }

  expectName(what: string): Token {
    return this.#token.kind === 'name' ? this.take() : this.fail(`Expected ${what}.`)
  }

  /** Complains about the next token. */
  fail(detail: string): never {
    return this.reject(`Unexpected '${this.#token.text}'. ${detail}`, this.#token)
  }

  reject(message: string, span: Span): never {
    throw new SyntaxIssue({ start: span.start, end: span.end }, message)
  }
}
