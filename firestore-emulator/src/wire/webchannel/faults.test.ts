import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { FakeResponse } from '../testing/fake-response.ts'
import { type Arrived, chunks, wholeChunks } from '../testing/web-channel-client.ts'
import { Channel } from './channel.ts'
import type { NumberedMessage } from './form.ts'
import { defaultLimits } from './limits.ts'

/** What can become of a request or an answer on its way. */
const fate = fc.constantFrom('arrives', 'is lost', 'loses its answer', 'comes twice', 'comes late')

type Step =
  | { readonly kind: 'client says'; readonly count: number; readonly fate: string }
  | { readonly kind: 'server says'; readonly count: number; readonly length: number }
  | { readonly kind: 'client polls'; readonly longPolling: boolean; readonly fate: string }
  | { readonly kind: 'client reads'; readonly characters: number }
  | { readonly kind: 'late requests arrive' }
  | { readonly kind: 'time passes'; readonly ms: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('client says' as const), count: fc.nat(4), fate }),
  fc.record({ kind: fc.constant('server says' as const), count: fc.nat(6), length: fc.nat(40) }),
  fc.record({ kind: fc.constant('client polls' as const), longPolling: fc.boolean(), fate }),
  fc.record({ kind: fc.constant('client reads' as const), characters: fc.nat(300) }),
  fc.record({ kind: fc.constant('late requests arrive' as const) }),
  fc.record({ kind: fc.constant('time passes' as const), ms: fc.nat(40_000) }),
)

/** Both ends of one channel, the client's written after the SDK's, and a network between them that does what the steps say. */
class Scene {
  readonly serverHeard: string[] = []
  readonly clientHeard: unknown[] = []
  said = 0
  announced = 0
  closed = false
  readonly #channel = new Channel(
    { ...defaultLimits, maxBatch: 60, maxResponse: 200 },
    {
      message: (text) => this.serverHeard.push(text),
      refused: () => {},
      drained: () => {},
      closed: () => {
        this.closed = true
      },
    },
  )
  #unanswered: NumberedMessage[] = []
  #lastArrayId = 0
  #late: (() => void)[] = []
  #response: FakeResponse | undefined
  #came = 0
  #read = 0

  do(step: Step): void {
    if (step.kind === 'client says') this.#say(step.count, step.fate)
    if (step.kind === 'server says') this.announce(step.count, step.length)
    if (step.kind === 'client polls') this.#poll(step.longPolling, step.fate)
    if (step.kind === 'client reads') this.#receive(step.characters)
    if (step.kind === 'late requests arrive') for (const arrive of this.#late.splice(0)) arrive()
    if (step.kind === 'time passes' && this.#response?.writableEnded === false) vi.advanceTimersByTime(step.ms)
    vi.advanceTimersByTime(0)
  }

  announce(count: number, length: number): void {
    for (let i = 0; i < count; i++) this.#channel.send(JSON.stringify([this.announced++, '🛵'.repeat(length)]))
  }

  /** The network heals: everything that is under way comes through. */
  heal(): void {
    this.do({ kind: 'late requests arrive' })
    this.do({ kind: 'client says', count: 1, fate: 'arrives' })
    for (let round = 0; round < 50; round++) {
      this.do({ kind: 'client polls', longPolling: true, fate: 'arrives' })
      this.do({ kind: 'client reads', characters: Infinity })
    }
  }

  /** One request at a time, with all that wasn't answered before and what is new. */
  #say(count: number, fate: string): void {
    for (let i = 0; i < count; i++) this.#unanswered.push({ number: this.said, text: `m${this.said++}` })
    const carried = [...this.#unanswered]
    const acknowledged = this.#lastArrayId
    const arrive = () => this.#channel.forward(acknowledged, carried)
    if (fate === 'is lost') return
    if (fate === 'comes late') return void this.#late.push(arrive)
    if (fate === 'comes twice') arrive()
    const [, lastId] = JSON.parse(arrive()) as readonly number[]
    expect(lastId).toBeGreaterThanOrEqual(this.#lastArrayId)
    if (fate !== 'loses its answer') this.#unanswered = []
  }

  #poll(longPolling: boolean, fate: string): void {
    this.#response?.destroy()
    this.#response = undefined
    const acknowledged = this.#lastArrayId
    const arrive = (response: FakeResponse) =>
      this.#channel.attach(response.asServerResponse, { acknowledged, longPolling, timeoutMs: 10_000 })
    if (fate === 'is lost') return
    if (fate === 'comes late') return void this.#late.push(() => arrive(new FakeResponse()))
    if (fate === 'comes twice') arrive(new FakeResponse())
    const response = new FakeResponse()
    arrive(response)
    if (fate === 'loses its answer') response.destroy()
    else this.#response = response
    this.#came = 0
    this.#read = 0
  }

  /** Some more of the response comes; of a chunk that hasn't come whole nothing is taken yet. */
  #receive(characters: number): void {
    if (this.#response === undefined) return
    this.#came += characters
    const text = this.#response.text.slice(this.#read, this.#came)
    const whole = wholeChunks(text)
    this.#read += whole
    for (const [id, content] of chunks(text.slice(0, whole)).flat() as Arrived[]) {
      expect(id).toBe(this.#lastArrayId + 1)
      this.#lastArrayId = id
      if (content[0] !== 'noop') this.clientHeard.push(content[0])
    }
  }
}

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a channel over a network that loses, repeats, delays and cuts', () => {
  test('hands over every message once and in order, in both directions', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const scene = new Scene()
        for (const each of steps) scene.do(each)
        scene.heal()
        expect(scene.closed).toBe(false)
        expect(scene.serverHeard).toEqual(upTo(scene.said).map((n) => `m${n}`))
        expect(scene.clientHeard).toEqual(upTo(scene.announced))
      }),
      { numRuns: 200 },
    )
  }, 60_000)
})
