import type { OwnProcess } from './own-process.ts'

/** Told that a listener has an order in this version, and since when: in milliseconds, by the clock that all processes share. */
export type Heard = (order: string, version: number, at: number) => void

/** What that clock says. */
export const now = (): number => Number(process.hrtime.bigint()) / 1e6

/**
 * Something that keeps orders and tells listeners of them: ours, or a floor to measure it against. Each listener stands for a device of
 * its own.
 */
export interface Contender {
  readonly name: string
  readonly server: OwnProcess
  /** Stores orders for the first time, in version 0. */
  place(orders: readonly string[]): Promise<void>
  /** Puts an order into its next version; resolves once that is acknowledged. */
  update(order: string, version: number): Promise<void>
  /** Follows each of these orders by itself, as the customer it belongs to. Resolves once all stand. */
  followOrders(orders: readonly string[], heard: Heard): Promise<void>
  /** Follows all orders, as an admin. */
  followAll(heard: Heard): Promise<void>
  /** Processor time that clients outside of this process have used so far, in milliseconds. */
  otherClientsMs?(): number
  stop(): Promise<void>
}
