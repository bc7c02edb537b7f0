/** An Indian mobile number as people type it: ten digits from 6 to 9, spaces or dashes between, `+91` or `0` before. */
export const phonePattern = /^(?:\+?91[ -]?|0)?[6-9](?:[ -]?\d){9}$/

/** `phone` as we store it, `+919876543210`; only for what matches `phonePattern`. */
export function normalPhone(phone: string): string {
  return `+91${phone.replaceAll(/\D/g, '').slice(-10)}`
}
