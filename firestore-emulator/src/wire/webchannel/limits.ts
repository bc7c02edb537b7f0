/** A back channel that stays silent this long says `noop`. Clients are told, and give up after one and a half times as long. */
export const keepAliveMs = 30_000

/** How long things may take and how many characters may wait. */
export interface ChannelLimits {
  /** Without a back channel for this long, the client is taken for gone. */
  readonly abandonedMs: number
  /** How long the last messages of a finished channel can be fetched. */
  readonly lingerMs: number
  /** Once this much is unacknowledged, whoever sends is asked to wait. */
  readonly maxUnacknowledged: number
  /** A response that carried this much is ended: the client acknowledges with its next one, and both sides can forget. */
  readonly maxResponse: number
  /** Messages are put into one batch up to this much. */
  readonly maxBatch: number
}

export const defaultLimits: ChannelLimits = {
  abandonedMs: 60_000,
  lingerMs: 30_000,
  maxUnacknowledged: 2 * 1024 * 1024,
  maxResponse: 1024 * 1024,
  maxBatch: 128 * 1024,
}
