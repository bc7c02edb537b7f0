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

/**
 * The point that a token stands for; 'elsewhere' for one that Cloud Firestore or Google's emulator gave, as a browser's cache may still hold when
 * it comes here; undefined for what nobody gave.
 */
export function decodeResumeToken(token: Uint8Array): ResumePoint | 'elsewhere' | undefined {
  const [tag, size] = token
  if (tag === googleTag && size === token.length - 2) return 'elsewhere'
  if (token.length !== length) return undefined
  const bytes = Buffer.from(token)
  const time = bytes.readBigUInt64BE(8)
  if (time > Number.MAX_SAFE_INTEGER) return undefined
  return { epoch: bytes.readBigUInt64BE(0), time: Number(time) }
}

/** Google's are a message whose only field is a message that holds the time. */
const googleTag = 0x0a
