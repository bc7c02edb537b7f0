import type { CommitTime } from '../model/timestamp.ts'

/**
 * A point in the history of one data folder. `epoch` tells one history from another: a token of a folder that was thrown away means
 * nothing to its successor.
 */
export interface ResumePoint {
  readonly epoch: bigint
  readonly time: CommitTime
}

const length = 16

export function encodeResumeToken({ epoch, time }: ResumePoint): Uint8Array {
  const token = Buffer.alloc(length)
  token.writeBigUInt64BE(epoch, 0)
  token.writeBigUInt64BE(BigInt(time), 8)
  return token
}

/** The point that a token stands for, or undefined when it isn't one of ours. */
export function decodeResumeToken(token: Uint8Array): ResumePoint | undefined {
  if (token.length !== length) return undefined
  const bytes = Buffer.from(token)
  return { epoch: bytes.readBigUInt64BE(0), time: Number(bytes.readBigUInt64BE(8)) }
}
