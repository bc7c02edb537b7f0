import { type DatabaseId, databaseName } from '../model/path.ts'
import type { Store } from '../storage/store.ts'
import { Deliveries, deliveryPolicy } from '../triggers/deliveries.ts'
import type { DocumentEncoding } from '../triggers/event-request.ts'
import type { Receiver } from '../triggers/receiver.ts'
import type { TriggerRegistry } from '../triggers/registry.ts'
import type { Clock } from '../util/clock.ts'
import { Hub } from '../watch/hub.ts'
import type { Hazards } from './hazards.ts'
import type { OpenDatabase } from './open-database.ts'
import { Transactions } from './transactions.ts'

export interface DatabaseParts {
  readonly clock: Clock
  readonly triggers: TriggerRegistry
  readonly receiver: Receiver
  readonly encoding: DocumentEncoding
  readonly log: (message: string) => void
  /** Hears of every commit; absent where nobody cares. */
  readonly hazards?: Hazards
}

/** Well below the time for which the past is remembered. */
const refreshMs = 5 * 60_000

/** The databases that somebody has spoken to, each with its transactions, listeners and deliveries. */
export class Databases {
  readonly #store: Store
  readonly #parts: DatabaseParts
  readonly #open = new Map<string, OpenDatabase>()
  #cancelRefresh = () => {}

  /** Opens every database that is stored already, so that events which wait there go out. */
  constructor(store: Store, parts: DatabaseParts) {
    this.#store = store
    this.#parts = parts
    for (const id of store.databases()) this.open(id).deliveries.wake()
    this.#refreshLater()
  }

  open({ project, database }: DatabaseId): OpenDatabase {
    const id = { project, database }
    const key = databaseName(id)
    const present = this.#open.get(key)
    if (present !== undefined) return present
    const opened = this.#make(id)
    this.#open.set(key, opened)
    return opened
  }

  /** Has the listeners of a project (or of all) judged again, after its rules changed. */
  recheck(project: string | undefined): void {
    for (const { id, hub } of this.#open.values()) {
      if (project === undefined || id.project === project) hub.recheckAll()
    }
  }

  close(): void {
    this.#cancelRefresh()
    for (const { hub, deliveries } of this.#open.values()) {
      hub.close()
      deliveries.close()
    }
  }

  #refreshLater(): void {
    this.#cancelRefresh = this.#parts.clock.after(refreshMs, () => {
      for (const { hub } of this.#open.values()) hub.refresh()
      this.#refreshLater()
    })
  }

  #make(id: DatabaseId): OpenDatabase {
    const { clock, triggers, receiver, encoding, log, hazards } = this.#parts
    const database = this.#store.database(id)
    const settings = () => database.read(({ indexes }) => indexes.settings)
    if (hazards !== undefined) {
      database.onCommit((commits) => {
        for (const commit of commits) hazards.committed(id, commit, settings)
      })
    }
    const deliveries = new Deliveries({
      outbox: database.outbox,
      receiver,
      encoding,
      clock,
      policy: deliveryPolicy,
      registration: (trigger) => triggers.get(id.project, trigger),
      forget: (trigger) => triggers.remove(id.project, trigger),
      log,
    })
    return { id, database, transactions: new Transactions(clock), hub: new Hub(database, clock), deliveries }
  }
}
