import type { ServerResponse } from 'node:http'
import type { StatusError } from '../../model/status.ts'
import { BackChannel } from './back-channel.ts'
import type { NumberedMessage } from './form.ts'
import { Inbox } from './inbox.ts'
import { type ChannelLimits, keepAliveMs } from './limits.ts'
import { Outbox } from './outbox.ts'

/** Who hears what comes through a channel. `closed` is said once, and nothing after it. */
export interface ChannelListener {
  message(text: string): void
  /** The client sent something that can't be taken. */
  refused(error: StatusError): void
  drained(): void
  closed(): void
}

/** A request for a back channel: the last message the client has, and how it wants the response. */
export interface Poll {
  readonly acknowledged: number
  readonly longPolling: boolean
  /** When a long poll with nothing to say has to end. */
  readonly timeoutMs?: number
}

/**
 * One WebChannel: messages in both directions over many HTTP requests. Messages to the client are kept until it acknowledges them, so that a
 * lost response loses nothing; messages from it are numbered, so that a repeated request repeats nothing and an early one overtakes nothing.
 */
export class Channel {
  readonly #limits: ChannelLimits
  readonly #listener: ChannelListener
  readonly #inbox = new Inbox()
  readonly #outbox = new Outbox()
  #backChannel: BackChannel | undefined
  #flushScheduled = false
  #full = false
  #closed = false
  #silence: NodeJS.Timeout | undefined
  #absence: NodeJS.Timeout | undefined
  #lingering: NodeJS.Timeout | undefined

  constructor(limits: ChannelLimits, listener: ChannelListener) {
    this.#limits = limits
    this.#listener = listener
    this.#awaitClient()
  }

  /** Sends the JSON of an array. False when the client is so far behind that more should wait for `drained`. */
  send(array: string): boolean {
    if (this.#closed) return true
    this.#outbox.put(array)
    this.#scheduleFlush()
    this.#full = this.#outbox.size >= this.#limits.maxUnacknowledged
    return !this.#full
  }

  /** Nothing more will be sent. What was sent can still be fetched for a while; then the channel closes by itself. */
  finish(): void {
    this.#lingering ??= setTimeout(() => this.close(), this.#limits.lingerMs)
  }

  /** Takes what a forward request carried, and tells how far the other direction has come. */
  forward(acknowledged: number, messages: readonly NumberedMessage[]): string {
    this.#acknowledge(acknowledged)
    for (const text of this.#inbox.take(messages)) if (!this.#closed) this.#listener.message(text)
    return JSON.stringify([this.#backChannel ? 1 : 0, this.#outbox.lastId, this.#outbox.size])
  }

  /** Says that what the client is sending can't be taken. */
  refuse(error: StatusError): void {
    if (!this.#closed) this.#listener.refused(error)
  }

  /** Makes `response` the back channel, in place of an earlier one. */
  attach(response: ServerResponse, { acknowledged, longPolling, timeoutMs = keepAliveMs }: Poll): void {
    this.#acknowledge(acknowledged)
    this.#backChannel?.end()
    clearTimeout(this.#absence)
    const backChannel = new BackChannel(response, { single: longPolling, silenceMs: Math.min(timeoutMs, keepAliveMs) })
    this.#backChannel = backChannel
    backChannel.onDrain(() => this.#flush())
    backChannel.onClose(() => this.#detached(backChannel))
    this.#outbox.rewind()
    // Clients that watch for buffering proxies give a streamed response a few milliseconds to say something.
    if (!longPolling && !this.#outbox.hasNew) this.#outbox.put(noop)
    this.#flush()
  }

  /** Ends the channel for both sides. */
  close(): void {
    if (this.#closed) return
    this.#closed = true
    clearTimeout(this.#absence)
    clearTimeout(this.#silence)
    clearTimeout(this.#lingering)
    this.#backChannel?.end()
    this.#backChannel = undefined
    this.#listener.closed()
  }

  #acknowledge(id: number): void {
    this.#outbox.acknowledge(id)
    if (!this.#full || this.#outbox.size >= this.#limits.maxUnacknowledged) return
    this.#full = false
    this.#listener.drained()
  }

  /** Messages of one turn travel in one batch. */
  #scheduleFlush(): void {
    if (this.#flushScheduled) return
    this.#flushScheduled = true
    setImmediate(() => {
      this.#flushScheduled = false
      this.#flush()
    })
  }

  #flush(): void {
    const backChannel = this.#backChannel
    if (backChannel === undefined) return
    while (backChannel.writable) {
      const batch = this.#outbox.take(this.#limits.maxBatch)
      if (batch === undefined) break
      backChannel.write(batch)
      if (backChannel.single || backChannel.written >= this.#limits.maxResponse) backChannel.end()
    }
    this.#awaitSilence(backChannel)
  }

  #awaitSilence(backChannel: BackChannel): void {
    clearTimeout(this.#silence)
    this.#silence = setTimeout(() => {
      this.#outbox.put(noop)
      this.#flush()
    }, backChannel.silenceMs)
  }

  #detached(backChannel: BackChannel): void {
    if (this.#backChannel !== backChannel) return
    this.#backChannel = undefined
    clearTimeout(this.#silence)
    if (!this.#closed) this.#awaitClient()
  }

  #awaitClient(): void {
    clearTimeout(this.#absence)
    this.#absence = setTimeout(() => this.close(), this.#limits.abandonedMs)
  }
}

const noop = '["noop"]'
