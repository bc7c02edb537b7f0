import { StatusError } from '../../model/status.ts'

const milliseconds: Readonly<Record<string, number>> = {
  H: 3_600_000,
  M: 60_000,
  S: 1000,
  m: 1,
  u: 1e-3,
  n: 1e-6,
}

/** How long a caller waits, in milliseconds, by its `grpc-timeout`; undefined when it waits for ever. */
export function timeoutMs(header: string | undefined): number | undefined {
  if (header === undefined) return undefined
  const [, digits, unit = ''] = /^(\d{1,8})([HMSmun])$/.exec(header) ?? []
  const one = milliseconds[unit]
  if (one === undefined) throw new StatusError('INTERNAL', `grpc-timeout can't be "${header}".`)
  return Number(digits) * one
}
