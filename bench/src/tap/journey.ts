import type { Page } from 'playwright-core'

/** The taps that bring an order from the pool to the door. */
export const steps = ['ACCEPTED', 'PICKED_UP', 'ON_THE_WAY', 'DELIVERED'] as const
export type Step = (typeof steps)[number]

/** A product on two screens, each in a browser of its own. */
export interface Journey {
  readonly name: string
  readonly partner: Page
  readonly customer: Page
  /** Shows another new order on both screens. */
  begin(): Promise<void>
  /** Does what must be done before the tap, and returns the tap. */
  ready(step: Step): Promise<() => Promise<void>>
  /** What the customer's first heading says after `step`. */
  says(step: Step): string
}
