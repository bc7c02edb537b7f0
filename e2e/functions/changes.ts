/** Noon in Bengaluru, on the last day of a month. */
export const at = Date.parse('2026-01-31T06:30:00Z')

/** An order as functions see it change: placed, then taken. */
export const placed = {
  id: 'o1',
  customerId: 'asha',
  partnerId: null,
  status: 'PLACED',
  version: 1,
  total: 100,
  placedAt: at,
  updatedAt: at,
  leaseUntil: null,
} as const
export const accepted = { ...placed, partnerId: 'ravi', status: 'ACCEPTED', version: 2 } as const
