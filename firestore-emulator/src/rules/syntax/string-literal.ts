import { SyntaxIssue } from './syntax-issue.ts'

const simpleEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\x07',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '`': '`',
}

const codes = /x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-3][0-7]{2})/y

/** Reads the string literal whose quote stands at `quoteAt`. An escape that means nothing is an error, as it is in production. */
export function readString(text: string, quoteAt: number): { readonly value: string; readonly end: number } {
  const quote = text[quoteAt]
  let value = ''
  for (let i = quoteAt + 1; i < text.length; i++) {
    const character = text[i]
    if (character === quote) return { value, end: i + 1 }
    if (character === '\n') break
    if (character !== '\\') {
      value += character
      continue
    }
    const escaped = readEscape(text, i + 1)
    value += escaped.value
    i += escaped.length
  }
  throw new SyntaxIssue({ start: quoteAt, end: quoteAt + 1 }, 'Unterminated string literal.')
}

function readEscape(text: string, at: number): { readonly value: string; readonly length: number } {
  const letter = text[at] ?? ''
  const simple = simpleEscapes[letter]
  if (simple !== undefined) return { value: simple, length: 1 }
  codes.lastIndex = at
  const match = codes.exec(text)
  if (match === null) {
    throw new SyntaxIssue(
      { start: at - 1, end: at + 1 },
      `Invalid escape '\\${letter}'. A backslash is written '\\\\'.`,
    )
  }
  const [whole, hex, short, long, octal] = match
  const code = octal === undefined ? Number.parseInt(hex ?? short ?? long ?? '0', 16) : Number.parseInt(octal, 8)
  if (code > 0x10ffff) throw new SyntaxIssue({ start: at - 1, end: at + whole.length }, 'Not a Unicode character.')
  return { value: String.fromCodePoint(code), length: whole.length }
}
