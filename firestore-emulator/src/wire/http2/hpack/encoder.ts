import { type Header, staticTable } from './static-table.ts'

/**
 * Writes a header block that any decoder reads alike, whatever came before it: of the tables it refers to the static one alone. So a block that
 * is sent again and again is encoded once, and for every connection.
 */
export function encodeHeaders(headers: readonly Header[]): Buffer {
  return Buffer.concat(headers.flatMap(encodeHeader))
}

/** What a block begins with after the other side has made its table smaller: we use none of it. */
export const noDynamicTable = Buffer.of(0x20)

function encodeHeader([name, value]: Header): readonly Buffer[] {
  const whole = staticTable.findIndex((known) => known[0] === name && known[1] === value)
  if (whole >= 0) return [integer(0x80, 7, whole + 1)]
  const named = staticTable.findIndex((known) => known[0] === name)
  return [integer(0, 4, named + 1), ...(named < 0 ? text(name) : []), ...text(value)]
}

function text(characters: string): readonly Buffer[] {
  const bytes = Buffer.from(characters, 'latin1')
  return [integer(0, 7, bytes.length), bytes]
}

/** A number in the lowest `prefix` bits of a byte that has `flags` above them, and in as many more bytes as it needs. */
function integer(flags: number, prefix: number, value: number): Buffer {
  const full = (1 << prefix) - 1
  if (value < full) return Buffer.of(flags | value)
  const bytes = [flags | full]
  let rest = value - full
  for (; rest >= 128; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80)
  return Buffer.from([...bytes, rest])
}
