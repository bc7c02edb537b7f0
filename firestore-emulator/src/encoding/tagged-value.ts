import type { Value } from '../model/value.ts'
import type { ByteWriter } from './byte-writer.ts'

/** For each type of value, how what follows its tag is written. */
export type Contents = {
  readonly [Kind in Value['kind']]: (writer: ByteWriter, value: Extract<Value, { kind: Kind }>) => void
}

/** Writes values as a byte that tells the type, and then what the type's row says. */
export function taggedValues(tagOf: (value: Value) => number, contents: Contents) {
  return (writer: ByteWriter, value: Value): void => {
    writer.uint8(tagOf(value))
    const write = contents[value.kind] as (writer: ByteWriter, value: Value) => void
    write(writer, value)
  }
}
