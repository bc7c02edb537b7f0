import { Timestamp } from 'firebase-admin/firestore'

/** `value` as JSON has it: every timestamp in it as ISO 8601. */
export function presented(value: unknown): unknown {
  if (value instanceof Timestamp) return value.toDate().toISOString()
  if (Array.isArray(value)) return value.map(presented)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, presented(field)]))
}
