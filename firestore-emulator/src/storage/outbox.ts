import { ByteReader } from '../encoding/byte-reader.ts'
import { ByteWriter } from '../encoding/byte-writer.ts'
import { after, metaKey, outboxKey, outboxSequence, spacePrefix } from '../encoding/keyspace.ts'
import type { Document } from '../model/document.ts'
import { decodeDocument, encodeDocument } from './documents.ts'
import type { Environment } from './environment.ts'
import type { OutboxEntry, OutboxEvent } from './store.ts'

const scratch = new ByteWriter(16 * 1024)

/** The outbox as it lies in storage. Writing methods must run inside a write. */
export class OutboxEvents {
  readonly #environment: Environment
  readonly #database: number

  constructor(environment: Environment, database: number) {
    this.#environment = environment
    this.#database = database
  }

  /** Stores events under numbers that no event had before, delivered ones included. */
  append(events: readonly OutboxEvent[]): void {
    if (events.length === 0) return
    let sequence = this.#last()
    for (const event of events) this.#environment.put(outboxKey(this.#database, ++sequence), encodeEvent(event))
    const value = Buffer.alloc(8)
    value.writeDoubleBE(sequence)
    this.#environment.put(this.#lastKey(), value)
  }

  *pending(from: number): Generator<OutboxEntry> {
    const end = after(spacePrefix('outbox', this.#database))
    for (const { key, value } of this.#environment.range({ start: outboxKey(this.#database, from + 1), end })) {
      yield { ...decodeEvent(value), sequence: outboxSequence(key) }
    }
  }

  remove(sequences: readonly number[]): void {
    for (const sequence of sequences) this.#environment.remove(outboxKey(this.#database, sequence))
  }

  #last(): number {
    return this.#environment.get(this.#lastKey())?.readDoubleBE() ?? 0
  }

  #lastKey(): Buffer {
    return metaKey(`outbox-last ${this.#database}`)
  }
}

function encodeEvent({ trigger, key, change, time, actor }: OutboxEvent): Buffer {
  const parts = [trigger, key, change.path, actor.authType, actor.authId ?? ''].map((text) => Buffer.from(text))
  const images = [imageOf(change.before), imageOf(change.after)]
  scratch.reset()
  scratch.uint56(time)
  scratch.uint8(actor.authId === undefined ? 0 : 1)
  for (const part of [...parts, ...images]) {
    scratch.varint(part.length)
    scratch.bytes(part)
  }
  return scratch.take()
}

function decodeEvent(value: Buffer): OutboxEvent {
  const reader = new ByteReader(value)
  const time = reader.uint56()
  const hasAuthId = reader.uint8() === 1
  const text = () => reader.utf8(reader.varint())
  const image = () => {
    const bytes = Buffer.from(reader.bytes(reader.varint()))
    return bytes.length === 0 ? undefined : decodeDocument(bytes)
  }
  const [trigger, key, path, authType, authId] = [text(), text(), text(), text(), text()]
  const [before, after] = [image(), image()]
  return {
    trigger,
    key,
    time,
    change: { path, ...(before && { before }), ...(after && { after }) },
    actor: { authType, ...(hasAuthId && { authId }) },
  }
}

const imageOf = (document: Document | undefined): Buffer =>
  document === undefined ? Buffer.alloc(0) : encodeDocument(document)
