/** How a 64-bit integer may stand in a message: small ones as numbers, others as decimal text or as two 32-bit halves. */
export type Int64 = number | string | { readonly low: number; readonly high: number }

/** The integer that a message holds; absent is 0. */
export function readInt64(value: Int64 | null | undefined): bigint {
  if (value === null || value === undefined) return 0n
  if (typeof value === 'object') return (BigInt(value.high) << 32n) | BigInt(value.low >>> 0)
  return BigInt(value)
}

/** As `readInt64`, for amounts that are known to be small: seconds, counts. */
export function readSmallInt64(value: Int64 | null | undefined): number {
  return typeof value === 'number' ? value : Number(readInt64(value))
}

/** What an encoder takes for an integer, without loss. */
export function writeInt64(value: bigint): Int64 {
  const small = Number(value)
  if (Number.isSafeInteger(small)) return small
  return { low: Number(BigInt.asIntN(32, value)), high: Number(BigInt.asIntN(32, value >> 32n)) }
}
