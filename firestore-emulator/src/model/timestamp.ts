/** A point in time as documents hold it. `nanos` is a multiple of 1000: Firestore keeps microseconds and cuts off the rest. */
export interface Timestamp {
  readonly seconds: number
  readonly nanos: number
}

/**
 * When a commit happened, in microseconds since 1970. Strictly increasing over a database's commits, and a safe integer
 * until the year 2255.
 */
export type CommitTime = number

export const toTimestamp = (time: CommitTime): Timestamp => {
  const seconds = Math.floor(time / 1_000_000)
  return { seconds, nanos: (time - seconds * 1_000_000) * 1000 }
}

export const toCommitTime = ({ seconds, nanos }: Timestamp): CommitTime =>
  seconds * 1_000_000 + Math.floor(nanos / 1000)

export const compareTimestamps = (a: Timestamp, b: Timestamp): number => a.seconds - b.seconds || a.nanos - b.nanos
