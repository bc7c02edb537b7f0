import type { Outbox, Sent } from './outbox.ts'
import { undoMs } from './undo-window.ts'

/** What departures need of the world. */
interface World {
  readonly outbox: Outbox
  /** Sends a deed and sees that it is settled or queued; never rejects. */
  readonly send: (sent: Sent) => Promise<void>
  readonly now: () => number
}

/**
 * The way out of the outbox: each deed stays for a moment in which it can be taken back, then it goes.
 *
 * - what is held is already kept: if the app is killed meanwhile, the deed is there when it is opened again, has its
 *   whole window once more, for nobody could take it back while the app was gone, and goes out as it was tapped then;
 * - putting the app away ends every window: whoever does that means it, and a sleeping page might not send at all;
 * - of one order, the deeds go one after the other, in the order of the taps.
 */
export class Departures {
  readonly #world: World
  readonly #windows = new Map<string, { readonly until: number; readonly timer: ReturnType<typeof setTimeout> }>()
  readonly #going = new Map<string, Promise<void>>()
  #uid: string | undefined

  constructor(world: World) {
    this.#world = world
    world.outbox.subscribe(() => this.#look())
  }

  /** From now on sees to what `uid` did; returns how to stop. What is held then waits for the next time. */
  attend(uid: string): () => void {
    this.#uid = uid
    this.#look()
    return () => {
      this.#uid = undefined
      for (const actionId of [...this.#windows.keys()]) this.#close(actionId)
    }
  }

  /** Until when `actionId` can be taken back, by the clock of the world, if it still can. */
  heldUntil(actionId: string): number | undefined {
    return this.#windows.get(actionId)?.until
  }

  /** Does it: with a window it waits in the outbox, else it goes at once. */
  add(sent: Sent): void {
    const held = undoMs[sent.deed.type] > 0
    this.#world.outbox.add(held ? { ...sent, held } : sent)
    if (!held) this.#send(sent)
  }

  /** Takes a held deed back: it never happened. */
  undo(actionId: string): void {
    if (!this.#windows.has(actionId)) return
    this.#close(actionId)
    this.#world.outbox.forget(actionId)
  }

  /** Ends the window of a held deed. */
  go(actionId: string): void {
    this.#close(actionId)
    const kept = this.#held().find((each) => each.actionId === actionId)
    if (kept === undefined) return
    const { held, ...sent } = kept
    this.#world.outbox.letGo(actionId)
    this.#send(sent)
  }

  /** Ends every window. */
  goAll(): void {
    for (const { actionId } of this.#held()) this.go(actionId)
  }

  /** Whether deeds of `orderId` are on their way just now. */
  isGoing(orderId: string): boolean {
    return this.#going.has(orderId)
  }

  #held(): readonly Sent[] {
    return this.#world.outbox.current().filter(({ uid, held }) => held && uid === this.#uid)
  }

  /** Opens a window for whatever is held and has none, and closes those of what another tab took back or sent. */
  #look(): void {
    const held = this.#held()
    for (const actionId of [...this.#windows.keys()])
      if (!held.some((each) => each.actionId === actionId)) this.#close(actionId)
    for (const { actionId, deed } of held) {
      if (this.#windows.has(actionId)) continue
      const timer = setTimeout(() => this.go(actionId), undoMs[deed.type])
      this.#windows.set(actionId, { until: this.#world.now() + undoMs[deed.type], timer })
    }
  }

  #close(actionId: string): void {
    clearTimeout(this.#windows.get(actionId)?.timer)
    this.#windows.delete(actionId)
  }

  #send(sent: Sent): void {
    const before = this.#going.get(sent.orderId) ?? Promise.resolve()
    const gone = before
      .then(() => this.#world.send(sent))
      .finally(() => {
        if (this.#going.get(sent.orderId) === gone) this.#going.delete(sent.orderId)
      })
    this.#going.set(sent.orderId, gone)
  }
}
