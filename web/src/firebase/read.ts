import { type DocumentSnapshot, Timestamp } from 'firebase/firestore'

/**
 * A document as the domain has it: times in epoch milliseconds, its own id among its fields, by the name `idAs`.
 * Only server code writes what we read, so its shape is taken at its word here and nowhere else.
 */
export function readDocument<T>(snapshot: DocumentSnapshot, idAs = 'id'): T {
  const fields = snapshot.data({ serverTimestamps: 'estimate' }) ?? {}
  return withMillis({ [idAs]: snapshot.id, ...fields }) as T
}

/** `value` with every timestamp in it, however deep, as epoch milliseconds. */
export function withMillis(value: unknown): unknown {
  if (value instanceof Timestamp) return value.toMillis()
  if (Array.isArray(value)) return value.map(withMillis)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, withMillis(field)]))
}
