import type { DocumentPath } from '../model/path.ts'
import type { ListenAnswer, ListenTarget } from './listen-protocol.ts'
import type { SharedTarget, TargetListener } from './shared-target.ts'
import type { ViewDelta } from './view.ts'

/** One target of one stream. */
export class Subscription implements TargetListener {
  readonly targetId: number
  readonly target: ListenTarget
  readonly shared: SharedTarget
  readonly once: boolean
  reads: ReadonlySet<DocumentPath> = new Set()
  filter: ListenAnswer | undefined
  readonly #onChange: (subscription: Subscription, deltas: readonly ViewDelta[]) => void
  readonly #onFailure: (subscription: Subscription, error: unknown) => void

  constructor(
    what: Pick<Subscription, 'targetId' | 'target' | 'shared' | 'once'>,
    onChange: (subscription: Subscription, deltas: readonly ViewDelta[]) => void,
    onFailure: (subscription: Subscription, error: unknown) => void,
  ) {
    this.targetId = what.targetId
    this.target = what.target
    this.shared = what.shared
    this.once = what.once
    this.#onChange = onChange
    this.#onFailure = onFailure
  }

  changed(deltas: readonly ViewDelta[]): void {
    this.#onChange(this, deltas)
  }

  failed(error: unknown): void {
    this.#onFailure(this, error)
  }
}
