/** A time as messages hold it, nanoseconds kept. */
export interface ProtoTime {
  readonly seconds: number
  readonly nanos: number
}

const rfc3339 = /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?([Zz]|[+-]\d{2}:\d{2})$/

/** Reads an RFC 3339 time with up to nine digits of a second, or nothing when the text isn't one. */
export function parseTimestamp(text: string): ProtoTime | undefined {
  const match = rfc3339.exec(text)
  if (match === null) return undefined
  const [, date, time, fraction = '', zone = 'Z'] = match
  const millis = Date.parse(`${date}T${time}${zone.toUpperCase()}`)
  if (Number.isNaN(millis)) return undefined
  return { seconds: millis / 1000, nanos: Number(fraction.padEnd(9, '0')) }
}

/** Writes a time with 0, 3, 6 or 9 digits of a second: as many as it takes. */
export function formatTimestamp({ seconds, nanos }: ProtoTime): string {
  const whole = new Date(seconds * 1000).toISOString().slice(0, 19)
  return `${whole}${fraction(nanos)}Z`
}

/** Digits after the point, in groups of three, or nothing. */
export function fraction(nanos: number): string {
  if (nanos === 0) return ''
  const digits = String(nanos).padStart(9, '0')
  if (digits.endsWith('000000')) return `.${digits.slice(0, 3)}`
  return digits.endsWith('000') ? `.${digits.slice(0, 6)}` : `.${digits}`
}
