import { RE2JS } from 're2js'
import { RulesError } from '../outcome.ts'

const capacity = 500
const compiled = new Map<string, RE2JS | RulesError>()

/** The compiled pattern, kept for the next time; linear in its input, as RE2 is. */
export function regularExpression(pattern: string): RE2JS | RulesError {
  const known = compiled.get(pattern)
  if (known !== undefined) return known
  if (compiled.size >= capacity) compiled.clear()
  const made = compile(pattern)
  compiled.set(pattern, made)
  return made
}

function compile(pattern: string): RE2JS | RulesError {
  try {
    return RE2JS.compile(pattern)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return new RulesError(`Invalid regular expression pattern. Pattern: ${pattern}. ${reason}`)
  }
}
