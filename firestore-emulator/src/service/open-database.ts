import type { DatabaseId } from '../model/path.ts'
import type { Ruleset } from '../rules/ruleset.ts'
import type { Database } from '../storage/store.ts'
import type { Deliveries } from '../triggers/deliveries.ts'
import type { TriggerRegistry } from '../triggers/registry.ts'
import type { Clock } from '../util/clock.ts'
import type { Hub } from '../watch/hub.ts'
import type { QueryEngine } from './query-engine.ts'
import type { Transactions } from './transactions.ts'
import type { Usage } from './usage.ts'

/** One database with all that lives around it. */
export interface OpenDatabase {
  readonly id: DatabaseId
  readonly database: Database
  readonly transactions: Transactions
  readonly hub: Hub
  readonly deliveries: Deliveries
}

/** What every call of the service has at hand. */
export interface Surroundings {
  readonly clock: Clock
  /** Tells this data folder's history from any other. */
  readonly epoch: bigint
  readonly queries: QueryEngine
  readonly triggers: TriggerRegistry
  readonly usage: Usage
  open(id: DatabaseId): OpenDatabase
  /** The rules in force; without any, everything is allowed. */
  rules(project: string): Ruleset | undefined
}
