import type { Unknown } from '../outcome.ts'
import type { RulesValue, TypeName } from '../value/value.ts'

export interface Bound {
  readonly value: RulesValue
  readonly inclusive: boolean
}

/**
 * What holds of a value in every document that a query could return. A document field with facts is there: reading it is no error.
 */
export interface Facts {
  /** `number` where a query can't tell ints from floats. */
  readonly type?: TypeName | 'number'
  /** It equals this, though a number in it may be an int or a float. */
  readonly equal?: RulesValue
  /** It equals none of these. */
  readonly not?: readonly RulesValue[]
  readonly lower?: Bound
  readonly upper?: Bound
  /** A list with at least these elements. */
  readonly contains?: readonly RulesValue[]
  /** A map with at least these entries. */
  readonly entries?: ReadonlyMap<string, RulesValue | Unknown>
}
