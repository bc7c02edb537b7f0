import type { Matcher } from 're2js'
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

/** In the substitute `$1` stands for what the first group matched, `$0` for all of the match, and a backslash takes what follows as it is. */
function replace(text: string, pattern: string, substitute: string): string | RulesError {
  const expression = regularExpression(pattern)
  if (expression instanceof RulesError) return expression
  const matcher = expression.matcher(text)
  let replaced = ''
  let from = 0
  while (matcher.find()) {
    const inserted = filledIn(substitute, matcher)
    if (inserted instanceof RulesError) return inserted
    replaced += text.slice(from, matcher.start()) + inserted
    from = matcher.end()
  }
  return replaced + text.slice(from)
}

const reference = /\$(\d)|\\(.)|[$\\]/gs

function filledIn(substitute: string, matcher: Matcher): string | RulesError {
  let trouble: RulesError | undefined
  const text = substitute.replace(reference, (whole, group?: string, escaped?: string) => {
    if (escaped !== undefined) return escaped
    if (group !== undefined && Number(group) <= matcher.groupCount()) return matcher.group(Number(group)) ?? ''
    trouble = new RulesError(`The substitute "${substitute}" refers to no group at "${whole}".`)
    return ''
  })
  return trouble ?? text
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
