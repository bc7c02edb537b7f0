import { minutes } from '../time.ts'

/** How many undelivered orders one partner may hold at once. */
export const capacity = 3

/** How long after their last heartbeat a partner still counts as present. */
export const presenceLeaseMs = minutes(1.5)

/** How long after their last heartbeat a partner's duty ends by itself: who is silent that long is offered no work. */
export const dutyLeaseMs = minutes(30)

/** Where something was, and when the server heard of it. */
export interface Position<Time = number> {
  readonly lat: number
  readonly lng: number
  /** Radius of doubt, in metres. */
  readonly accuracy?: number
  /** Degrees clockwise from north. */
  readonly heading?: number
  readonly at: Time
}

/** `partners/{uid}`: a delivery partner at work. They may set only `location` and `heartbeatAt` themselves. */
export interface Partner<Time = number> {
  readonly id: string
  readonly name: string
  readonly phone: string
  readonly vehicleNumber: string
  /** On duty, by their own word. */
  readonly available: boolean
  /** The last sign of life from their device; with `presenceLeaseMs` it says whether they are there. */
  readonly heartbeatAt: Time | null
  readonly activeOrderIds: readonly string[]
  readonly location: Position<Time> | null
  /** Their stars so far, as a sum and a count. */
  readonly rating: { readonly sum: number; readonly count: number }
}

/** Whether `partner` has shown a sign of life lately enough to count on them. */
export function isPresent(partner: Pick<Partner, 'heartbeatAt'>, now: number): boolean {
  return partner.heartbeatAt !== null && now - partner.heartbeatAt <= presenceLeaseMs
}

/** Whether `partner` is at work: on duty by their own word, and heard of within the lease. */
export function isOnDuty(partner: Pick<Partner, 'available' | 'heartbeatAt'>, now: number): boolean {
  const { available, heartbeatAt } = partner
  return available && heartbeatAt !== null && now - heartbeatAt < dutyLeaseMs
}
