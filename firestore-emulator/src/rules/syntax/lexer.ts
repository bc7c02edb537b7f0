import type { Span } from './source.ts'
import { readString } from './string-literal.ts'
import { SyntaxIssue } from './syntax-issue.ts'

export type Token = Span & {
  readonly kind: 'name' | 'int' | 'float' | 'string' | 'bytes' | 'punctuation' | 'end'
  /** As written, except that strings are unescaped. */
  readonly text: string
}

const space = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y
const name = /[A-Za-z_][A-Za-z0-9_]*/y
const number = /\d+(?:(\.\d+)?([eE][+-]?\d+)?)/y
const punctuation = /&&|\|\||[=!<>]=|\*\*|[-+*/%<>!?:.,;=()[\]{}$]/y
const inParentheses = /\([^\s()]*\)/y
const pathText = /[^\s/$(){}[\],;:?&|=<>!*"'`]+/y

/**
 * Splits a source into tokens on demand. Comments go away here, so that `//` inside a string is safe. Paths have a grammar of their own
 * (`/users/a-b.c`), so the parser takes their segments by `pathText`, from wherever it stands.
 */
export class Lexer {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  seek(offset: number): void {
    this.#at = offset
  }

  next(): Token {
    this.#skipSpace()
    const start = this.#at
    const first = this.#text[start]
    if (first === undefined) return { kind: 'end', text: '<EOF>', start, end: start }
    if (first === '"' || first === "'") return this.#string('string', start)
    if (first === 'b' && /["']/.test(this.#text[start + 1] ?? '')) return this.#string('bytes', start + 1)
    const word = this.#take(name)
    if (word !== undefined) return { kind: 'name', text: word, start, end: this.#at }
    const digits = this.#take(number)
    if (digits !== undefined) {
      return { kind: /^\d+$/.test(digits) ? 'int' : 'float', text: digits, start, end: this.#at }
    }
    const sign = this.#take(punctuation)
    if (sign !== undefined) return { kind: 'punctuation', text: sign, start, end: this.#at }
    throw new SyntaxIssue({ start, end: start + 1 }, `Unexpected '${first}'.`)
  }

  /** The plain text of a path segment at `offset`, perhaps empty. */
  pathText(offset: number): string {
    this.#at = offset
    return this.#take(pathText) ?? ''
  }

  /** A path segment in parentheses at `offset`, as in `/databases/(default)`, or nothing. */
  parenthesised(offset: number): string | undefined {
    this.#at = offset
    return this.#take(inParentheses)
  }

  startsWith(text: string, offset: number): boolean {
    return this.#text.startsWith(text, offset)
  }

  /** Where the next thing that is neither space nor comment begins. */
  skipSpace(offset: number): number {
    this.#at = offset
    this.#skipSpace()
    return this.#at
  }

  #skipSpace(): void {
    this.#take(space)
    if (this.#text.startsWith('/*', this.#at)) {
      throw new SyntaxIssue({ start: this.#at, end: this.#at + 2 }, 'Unterminated comment.')
    }
  }

  #string(kind: 'string' | 'bytes', quoteAt: number): Token {
    const start = kind === 'bytes' ? quoteAt - 1 : quoteAt
    const { value, end } = readString(this.#text, quoteAt)
    this.#at = end
    return { kind, text: value, start, end }
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const taken = pattern.exec(this.#text)?.[0]
    if (taken !== undefined) this.#at += taken.length
    return taken
  }
}
