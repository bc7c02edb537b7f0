import { flag, frameType } from './codes.ts'
import { ConnectionError } from './errors.ts'
import type { Frame } from './frame-reader.ts'
import { HpackDecoder } from './hpack/decoder.ts'
import { HeaderCollector } from './request-headers.ts'
import { contentOf } from './well-formed.ts'

/** All of a header block. */
export interface HeaderBlock {
  readonly streamId: number
  readonly endsStream: boolean
  readonly collected: HeaderCollector
}

interface Piecewise {
  readonly streamId: number
  readonly endsStream: boolean
  readonly fragments: Buffer[]
  bytes: number
}

/** A block of so many pieces is not a block but an attack. */
const mostFragments = 64

/** Puts header blocks together from HEADERS frames and the CONTINUATION frames behind them, and reads them. */
export class HeaderBlocks {
  readonly #largest: number
  readonly #decoder = new HpackDecoder()
  #open: Piecewise | undefined

  constructor(largest: number) {
    this.#largest = largest
  }

  /** Throws when a frame comes in the middle of a block that isn't its next piece. */
  checkMayCome({ type, streamId }: Frame): void {
    const isContinuation = type === frameType.continuation
    if (this.#open === undefined ? !isContinuation : isContinuation && streamId === this.#open.streamId) return
    throw new ConnectionError('PROTOCOL_ERROR', 'a header block was interrupted, or continued where there is none')
  }

  /** The block that this piece completes, if it does. */
  add(frame: Frame): HeaderBlock | undefined {
    const { streamId, flags } = frame
    const block = this.#open ?? { streamId, endsStream: (flags & flag.endStream) !== 0, fragments: [], bytes: 0 }
    const fragment = contentOf(frame)
    block.fragments.push(fragment)
    block.bytes += fragment.length
    if (block.bytes > this.#largest || block.fragments.length > mostFragments) {
      throw new ConnectionError('ENHANCE_YOUR_CALM', 'a header block has no end')
    }
    const isWhole = (flags & flag.endHeaders) !== 0
    this.#open = isWhole ? undefined : block
    return isWhole ? this.#read(block) : undefined
  }

  #read({ streamId, endsStream, fragments }: Piecewise): HeaderBlock {
    const collected = new HeaderCollector(this.#largest)
    const [first = Buffer.alloc(0)] = fragments
    this.#decoder.decode(fragments.length === 1 ? first : Buffer.concat(fragments), (name, value) =>
      collected.add(name, value),
    )
    return { streamId, endsStream, collected }
  }
}
