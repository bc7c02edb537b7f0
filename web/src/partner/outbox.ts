import type { CallableRequest } from '@blinkcart/domain/contract'
import { actionTypes, type OrderStatus, statuses } from '@blinkcart/domain/order/lifecycle'
import { isReason, type Reason } from '@blinkcart/domain/refusal'
import type { DurableText } from '../device/durable-text.ts'

/** What a partner does to an order, with all that comes along. */
export type Deed<Request = CallableRequest<'act'>> = Request extends unknown
  ? Omit<Request, 'orderId' | 'actionId' | 'deviceTime'>
  : never

/** Something a partner did. */
export interface Sent {
  readonly actionId: string
  readonly orderId: string
  readonly uid: string
  /** When it was tapped, by this device's clock. */
  readonly at: number
  readonly deed: Deed
  /** Whether it can still be taken back: it has not left this device. */
  readonly held?: true
  /** Whether it was left to the database, whose queue carries it. */
  readonly queued?: true
  /** Whether the rules refused its document: unless it exists for another reason, it never will. */
  readonly keptOut?: true
  /** What became of it, once that is known. */
  readonly fate?: Fate
}

/** What became of a deed. A refusal without a reason: the server never let it in. */
export type Fate =
  | { readonly outcome: 'applied' /** The version of the order that shows it. */; readonly version?: number }
  | { readonly outcome: 'refused'; readonly reason: Reason | undefined; readonly told: Told }

/** What a refusal tells besides its reason, as far as partners need it. */
export interface Told {
  readonly triesLeft?: number
  /** When somebody else accepted it, in epoch milliseconds. */
  readonly acceptedAt?: number
  /** The status that the deed found, if it can't follow it. */
  readonly from?: OrderStatus
}

/** What `details` tell a partner. */
export function toldIn(details: Readonly<Record<string, unknown>> = {}): Told {
  const { triesLeft, acceptedAt, from } = details
  const status = statuses.find((known) => known === from)
  return {
    ...(typeof triesLeft === 'number' ? { triesLeft } : {}),
    ...(typeof acceptedAt === 'number' ? { acceptedAt } : {}),
    ...(status === undefined ? {} : { from: status }),
  }
}

/**
 * What this device has yet to hear of, and what it heard and its owner has not yet seen.
 *
 * - it outlives the page: nothing in it is lost by closing the app;
 * - a deed stays until `forget`; whoever shows it decides when it has been seen.
 */
export interface Outbox {
  current(): readonly Sent[]
  subscribe(listener: () => void): () => void
  add(sent: Sent): void
  /** It is on its way now, and can't be taken back any more. */
  letGo(actionId: string): void
  keepOut(actionId: string): void
  settle(actionId: string, fate: Fate): void
  forget(actionId: string): void
}

/** As much as an outbox needs of the text that it is kept as. */
type Text = Pick<DurableText, 'read' | 'write'>

/** An outbox kept as `text`; `changedElsewhere` calls back when another tab has written that. */
export function createOutbox(text: Text, changedElsewhere: (listener: () => void) => void): Outbox {
  const listeners = new Set<() => void>()
  let sent = parsed(text.read())
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const change = (next: readonly Sent[]) => {
    sent = next
    store(text, next)
    tell()
  }
  const amend = (actionId: string, amended: (each: Sent) => Sent) =>
    change(sent.map((each) => (each.actionId === actionId ? amended(each) : each)))
  changedElsewhere(() => {
    sent = parsed(text.read())
    tell()
  })
  return {
    current: () => sent,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    add: (added) => change([...sent.filter(({ actionId }) => actionId !== added.actionId), added]),
    letGo: (actionId) => amend(actionId, ({ held, ...each }) => each),
    keepOut: (actionId) => amend(actionId, (each) => ({ ...each, keptOut: true })),
    settle: (actionId, fate) => amend(actionId, ({ deed, ...each }) => ({ ...each, deed: withoutPhoto(deed), fate })),
    forget: (actionId) => change(sent.filter((each) => each.actionId !== actionId)),
  }
}

/** Photos that wait to be sent are large, and may not fit: then what was done is kept without them. */
function store(text: Text, sent: readonly Sent[]): void {
  try {
    void text.write(JSON.stringify(sent))
  } catch (failure) {
    console.warn('the outbox is kept without its photos', failure)
    void text.write(JSON.stringify(sent.map(({ deed, ...each }) => ({ ...each, deed: withoutPhoto(deed) }))))
  }
}

/** `deed` as it is remembered once it is known what became of it: the photo has arrived, or never will. */
function withoutPhoto(deed: Deed): Deed {
  if (deed.type !== 'fail' && deed.type !== 'deliver') return deed
  if (deed.payload === undefined) return deed
  const { photo, ...payload } = deed.payload
  return { ...deed, payload } as Deed
}

function parsed(stored: string | null): readonly Sent[] {
  try {
    const list: unknown = JSON.parse(stored ?? '[]')
    return Array.isArray(list) ? list.filter(isSent) : []
  } catch {
    return []
  }
}

function isSent(value: unknown): value is Sent {
  if (typeof value !== 'object' || value === null) return false
  const { actionId, orderId, uid, at, deed, fate } = value as Partial<Record<keyof Sent, unknown>>
  return (
    [actionId, orderId, uid].every((id) => typeof id === 'string') &&
    Number.isFinite(at) &&
    isDeed(deed) &&
    isFate(fate)
  )
}

function isDeed(value: unknown): value is Deed {
  const type = typeof value === 'object' && value !== null && Reflect.get(value, 'type')
  return actionTypes.some((known) => known === type)
}

function isFate(value: unknown): value is Fate | undefined {
  if (value === undefined) return true
  if (typeof value !== 'object' || value === null) return false
  const { outcome, reason, told } = value as { outcome?: unknown; reason?: unknown; told?: unknown }
  if (outcome === 'applied') return true
  return (
    outcome === 'refused' && (reason === undefined || isReason(reason)) && typeof told === 'object' && told !== null
  )
}
