import { type Outcome, RulesError, Unknown } from '../outcome.ts'
import type { LogicOperator } from '../syntax/ast.ts'
import { typeOf } from '../value/value.ts'
import type { Run } from './evaluation.ts'

/**
 * `&&` and `||` absorb errors, whichever side they are on: a `false` decides `&&` and a `true` decides `||`. An unknown could still
 * turn out to be the deciding value, so it outlives an error.
 */
export function compileLogic(op: LogicOperator, left: Run, right: Run): Run {
  const deciding = op === '||'
  return (e) => {
    const a = left(e)
    if (a === deciding) return a
    const b = right(e)
    if (b === deciding) return b
    if (a === !deciding) return b === !deciding ? b : asBool(b, op)
    const first = asBool(a, op)
    return first instanceof RulesError && b instanceof Unknown ? asBool(b, op) : first
  }
}

/** `!`. */
export function compileNot(operand: Run): Run {
  return (e) => {
    const value = operand(e)
    return typeof value === 'boolean' ? !value : asBool(value, '!')
  }
}

/** `c ? x : y`, of which only the branch that is taken is evaluated. */
export function compileChoice(condition: Run, yes: Run, no: Run): Run {
  return (e) => {
    const value = condition(e)
    if (value === true) return yes(e)
    return value === false ? no(e) : asBool(value, '?')
  }
}

/** An error or an unknown as it is, though without facts of another value; anything else is no bool. */
function asBool(value: Outcome, op: string): Outcome {
  if (value instanceof RulesError) return value
  if (value instanceof Unknown) return new Unknown(value.why)
  return new RulesError(`Unsupported operation error. Received: ${typeOf(value)} for ${op}. Expected: bool.`)
}
