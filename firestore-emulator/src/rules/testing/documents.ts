import type { Document } from '../../model/document.ts'
import type { Fields, Value } from '../../model/value.ts'

/** Test data as one writes it: whole numbers become integers; Values stand for themselves. */
export type Plain =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly Plain[]
  | { readonly [key: string]: Plain | Value }

export function toValue(plain: Plain | Value): Value {
  if (plain === null) return { kind: 'null' }
  switch (typeof plain) {
    case 'boolean':
      return { kind: 'boolean', value: plain }
    case 'bigint':
      return { kind: 'integer', value: plain }
    case 'number':
      return Number.isInteger(plain) ? { kind: 'integer', value: BigInt(plain) } : { kind: 'double', value: plain }
    case 'string':
      return { kind: 'string', value: plain }
    default:
      if (Array.isArray(plain)) return { kind: 'array', values: plain.map(toValue) }
      if ('kind' in plain) return plain as Value
      return { kind: 'map', fields: toFields(plain as Record<string, Plain>) }
  }
}

export const toFields = (plain: Readonly<Record<string, Plain | Value>>): Fields =>
  new Map(Object.entries(plain).map(([name, value]) => [name, toValue(value)]))

export const documentAt = (path: string, plain: Readonly<Record<string, Plain | Value>>): Document => ({
  path,
  fields: toFields(plain),
  createTime: 1,
  updateTime: 1,
})
