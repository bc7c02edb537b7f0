import { invalidArgument } from '../../model/status.ts'

/** A field of a protocol buffer as it lies in its bytes: what it means, only its message's description says. */
export type Field =
  | { readonly number: number; readonly kind: 'varint'; readonly value: bigint }
  | { readonly number: number; readonly kind: 'double'; readonly value: number }
  | { readonly number: number; readonly kind: 'bytes'; readonly value: Buffer }
  | { readonly number: number; readonly kind: 'group'; readonly value: Message }

/** The fields of a message, in the order in which they came. */
export class Message {
  readonly fields: readonly Field[]

  constructor(fields: readonly Field[]) {
    this.fields = fields
  }

  static read(bytes: Buffer): Message {
    return new MessageReader(bytes).message(undefined)
  }

  number(number: number): bigint | undefined {
    return this.#last(number, 'varint')?.value
  }

  bytes(number: number): Buffer | undefined {
    return this.#last(number, 'bytes')?.value
  }

  text(number: number): string | undefined {
    return this.bytes(number)?.toString('utf8')
  }

  double(number: number): number | undefined {
    return this.#last(number, 'double')?.value
  }

  messages(number: number): readonly Message[] {
    return this.fields.flatMap((field) =>
      field.number === number && field.kind === 'bytes' ? [Message.read(field.value)] : [],
    )
  }

  groups(number: number): readonly Message[] {
    return this.fields.flatMap((field) => (field.number === number && field.kind === 'group' ? [field.value] : []))
  }

  #last<K extends Field['kind']>(number: number, kind: K): Extract<Field, { kind: K }> | undefined {
    const ofKind = (field: Field): field is Extract<Field, { kind: K }> => field.kind === kind
    return this.fields
      .filter((field) => field.number === number)
      .filter(ofKind)
      .at(-1)
  }
}

const wire = { varint: 0, eightBytes: 1, bytes: 2, groupStart: 3, groupEnd: 4, fourBytes: 5 } as const

class MessageReader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  /** Reads to the end of the bytes, or of the group that is open. */
  message(group: number | undefined): Message {
    const fields: Field[] = []
    while (this.#at < this.#bytes.length) {
      const tag = Number(this.#varint())
      const number = Math.floor(tag / 8)
      const type = tag % 8
      if (type === wire.groupEnd && number === group) return new Message(fields)
      const field = this.#field(number, type)
      if (field !== undefined) fields.push(field)
    }
    if (group !== undefined) throw broken('it ends within a group')
    return new Message(fields)
  }

  #field(number: number, type: number): Field | undefined {
    if (type === wire.varint) return { number, kind: 'varint', value: BigInt.asIntN(64, this.#varint()) }
    if (type === wire.eightBytes) return { number, kind: 'double', value: this.#take(8).readDoubleLE() }
    if (type === wire.bytes) return { number, kind: 'bytes', value: this.#take(Number(this.#varint())) }
    if (type === wire.groupStart) return { number, kind: 'group', value: this.message(number) }
    if (type !== wire.fourBytes) throw broken(`it has a field of type ${type}`)
    this.#take(4)
    return undefined
  }

  #take(length: number): Buffer {
    const end = this.#at + length
    if (end > this.#bytes.length) throw broken('it is cut off')
    const taken = this.#bytes.subarray(this.#at, end)
    this.#at = end
    return taken
  }

  #varint(): bigint {
    let value = 0n
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.#take(1).readUInt8()
      value |= BigInt(byte & 127) << shift
      if (byte < 128) return value
    }
    throw broken('a number in it has no end')
  }
}

const broken = (why: string) => invalidArgument(`An entity of the export can't be read: ${why}.`)
