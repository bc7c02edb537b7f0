import { RulesError } from '../outcome.ts'
import { regularExpression } from './regular-expression.ts'
import { method } from './routine.ts'

// biome-ignore format: a table
export const textMethods = [
  method('string', 'lower',       [],                   'string', (s) => s.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase())),
  method('string', 'upper',       [],                   'string', (s) => s.replace(/[a-z]+/g, (letters) => letters.toUpperCase())),
  method('string', 'trim',        [],                   'string', (s) => s.trim()),
  method('string', 'size',        [],                   'int',    (s) => BigInt(countCharacters(s))),
  method('string', 'matches',     ['string'],           'bool',   matches),
  method('string', 'replace',     ['string', 'string'], 'string', replace),
  method('string', 'split',       ['string'],           'list',   split),
  method('string', 'toUtf8',      [],                   'bytes',  (s) => new TextEncoder().encode(s)),
  method('bytes',  'size',        [],                   'int',    (b) => BigInt(b.length)),
  method('bytes',  'toBase64',    [],                   'string', (b) => base64(b)),
  method('bytes',  'toHexString', [],                   'string', (b) => Buffer.from(b).toString('hex').toUpperCase()),
]

const surrogatePairs = /[\ud800-\udbff][\udc00-\udfff]/g

/** Characters, not UTF-16 units. */
const countCharacters = (text: string): number => text.length - (text.match(surrogatePairs)?.length ?? 0)

/** The whole text, not a part of it. */
function matches(text: string, pattern: string): boolean | RulesError {
  const expression = regularExpression(pattern)
  return expression instanceof RulesError ? expression : expression.matches(text)
}

function replace(text: string, pattern: string, substitute: string): string | RulesError {
  const expression = regularExpression(pattern)
  if (expression instanceof RulesError) return expression
  const matcher = expression.matcher(text)
  let replaced = ''
  let from = 0
  while (matcher.find()) {
    replaced += text.slice(from, matcher.start()) + substitute
    from = matcher.end()
  }
  return replaced + text.slice(from)
}

function split(text: string, pattern: string): string[] | RulesError {
  const expression = regularExpression(pattern)
  if (expression instanceof RulesError) return expression
  const matcher = expression.matcher(text)
  const parts: string[] = []
  let from = 0
  while (matcher.find()) {
    if (matcher.end() === 0 || matcher.start() === text.length) continue
    parts.push(text.slice(from, matcher.start()))
    from = matcher.end()
  }
  return [...parts, text.slice(from)]
}

/** Base64 with the URL-safe alphabet, padded. */
function base64(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('base64url')
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=')
}
