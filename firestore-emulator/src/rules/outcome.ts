import type { Facts } from './prove/facts.ts'
import type { RulesValue } from './value/value.ts'

/** An evaluation that failed. A value like any other, because `||` and `&&` may absorb it. */
export class RulesError {
  readonly message: string

  constructor(message: string) {
    this.message = message
  }
}

/**
 * In a query that has to be proved: something that differs from document to document. Without facts it may even be an error; with
 * facts it is a value of which those hold. `why` says what was asked that the query doesn't settle.
 */
export class Unknown {
  readonly why: string
  readonly facts: Facts | undefined

  constructor(why: string, facts?: Facts) {
    this.why = why
    this.facts = facts
  }
}

export type Outcome = RulesValue | RulesError | Unknown

export const nullValueError = new RulesError('Null value error.')

export const undefinedProperty = (name: string): string => `Property ${name} is undefined on object.`

export const functionNotFound = (name: string): RulesError =>
  new RulesError(`Function not found error: Name: [${name}].`)
