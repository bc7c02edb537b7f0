import type { DocumentPath } from '../model/path.ts'
import { invalidArgument } from '../model/status.ts'

/** A trigger's document pattern, `orders/{orderId}/actions/{actionId}`; `{rest=**}` stands for any number of segments. */
export interface Pattern {
  /** The wildcards' values when the path fits, else undefined. */
  match(path: DocumentPath): Readonly<Record<string, string>> | undefined
}

/** Reads a pattern; a leading slash is allowed. `*` and `**` are wildcards without a name. */
export function parsePattern(text: string): Pattern {
  const names: string[] = []
  const segments = text
    .replace(/^\/+|\/+$/g, '')
    .split('/')
    .map((segment) => segmentExpression(segment, names))
  if (segments.length === 0 || segments.includes('')) throw invalidArgument(`Invalid document pattern "${text}".`)
  const expression = new RegExp(`^${segments.join('/')}$`)
  return {
    match(path) {
      const found = expression.exec(path)
      if (found === null) return undefined
      return Object.fromEntries(names.map((name, i) => [name, found[i + 1] ?? '']))
    },
  }
}

function segmentExpression(segment: string, names: string[]): string {
  if (segment === '*') return '[^/]+'
  if (segment === '**') return '.+'
  return segment
    .split(/(\{[^{}]*\})/)
    .map((part) => partExpression(part, names))
    .join('')
}

function partExpression(part: string, names: string[]): string {
  const capture = /^\{([^{}=]*)(?:=(\*\*?))?\}$/.exec(part)
  if (capture === null) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  names.push(capture[1] ?? '')
  return capture[2] === '**' ? '(.+)' : '([^/]+)'
}
