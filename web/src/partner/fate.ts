import type { ActionDocument } from '@blinkcart/domain/order/order'
import { type Fate, type Sent, toldIn } from './outbox.ts'

/** The action documents of one order as this device sees them. */
export interface ActionsSeen {
  readonly documents: readonly (ActionDocument & { readonly id: string })[]
  /** Whether the server has answered and nothing of ours is on its way there: then what is absent does not exist. */
  readonly complete: boolean
}

/**
 * Whether the fate of `sent` has to be looked for: it was queued, or it is from before this app was opened at
 * `openedAt`, so that nobody waits for its answer any more.
 */
export function isAstray({ at, held, queued, fate }: Sent, openedAt: number): boolean {
  return fate === undefined && !held && (queued === true || at < openedAt)
}

/** What has become of `sent`: a fate, `lost` when it exists neither here nor on the server, or nothing yet. */
export function fateOf(sent: Sent, seen: ActionsSeen): Fate | 'lost' | undefined {
  const document = seen.documents.find(({ id }) => id === sent.actionId)
  if (document === undefined) return seen.complete ? 'lost' : undefined
  const { verdict } = document
  if (verdict === undefined) return undefined
  if (verdict.outcome !== 'refused') return { outcome: 'applied', version: verdict.version }
  return { outcome: 'refused', reason: verdict.reason, told: toldIn(verdict.details) }
}
