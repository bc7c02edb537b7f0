/** How a refusal travels: the callable protocol's error codes. */
export type RefusalCode =
  | 'invalid-argument'
  | 'unauthenticated'
  | 'permission-denied'
  | 'not-found'
  | 'already-exists'
  | 'failed-precondition'
  | 'resource-exhausted'

/** Every reason for which the business says no: closed, safe to show, with the code and HTTP status it travels under. */
// biome-ignore format: a table
export const reasons = {
  INVALID_REQUEST:       { code: 'invalid-argument',    status: 400 },
  EMPTY_CART:            { code: 'invalid-argument',    status: 422 },
  INVALID_QUANTITY:      { code: 'invalid-argument',    status: 422 },
  INVALID_PHONE:         { code: 'invalid-argument',    status: 422 },
  INVALID_VEHICLE:       { code: 'invalid-argument',    status: 422 },
  UNAUTHENTICATED:       { code: 'unauthenticated',     status: 401 },
  SESSION_REVOKED:       { code: 'unauthenticated',     status: 401 },
  ACCOUNT_DISABLED:      { code: 'permission-denied',   status: 403 },
  WRONG_ROLE:            { code: 'permission-denied',   status: 403 },
  ROLE_NOT_OFFERED:      { code: 'permission-denied',   status: 403 },
  NOT_YOURS:             { code: 'permission-denied',   status: 403 },
  ORDER_NOT_FOUND:       { code: 'not-found',           status: 404 },
  UNKNOWN_PRODUCT:       { code: 'not-found',           status: 422 },
  NOT_FOUND:             { code: 'not-found',           status: 404 },
  NOT_REGISTERED:        { code: 'failed-precondition', status: 409 },
  ROLE_TAKEN:            { code: 'already-exists',      status: 409 },
  ID_REUSED:             { code: 'already-exists',      status: 409 },
  ALREADY_ACCEPTED:      { code: 'failed-precondition', status: 409 },
  ALREADY_RATED:         { code: 'already-exists',      status: 409 },
  ILLEGAL_TRANSITION:    { code: 'failed-precondition', status: 409 },
  NOT_DELIVERED:         { code: 'failed-precondition', status: 409 },
  PRICE_CHANGED:         { code: 'failed-precondition', status: 409 },
  INACTIVE_PRODUCT:      { code: 'failed-precondition', status: 422 },
  OUT_OF_STOCK:          { code: 'failed-precondition', status: 409 },
  PARTNER_UNAVAILABLE:   { code: 'failed-precondition', status: 409 },
  PARTNER_OVER_CAPACITY: { code: 'resource-exhausted',  status: 409 },
  UNDELIVERED_ORDERS:    { code: 'failed-precondition', status: 409 },
  LEASE_RUNNING:         { code: 'failed-precondition', status: 409 },
  WRONG_PIN:             { code: 'permission-denied',   status: 403 },
  PIN_LOCKED:            { code: 'resource-exhausted',  status: 429 },
  RATE_LIMITED:          { code: 'resource-exhausted',  status: 429 },
} as const satisfies Record<string, { code: RefusalCode; status: number }>

/** Why something was refused. */
export type Reason = keyof typeof reasons

/** What a refusal tells besides its reason; plain JSON, safe to show to whoever asked. */
export type RefusalDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

/** An expected no: a value where the business decides, thrown only at the edges. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly reason: Reason
  readonly details: RefusalDetails

  constructor(reason: Reason, message: string, details: RefusalDetails = {}) {
    super(message)
    this.reason = reason
    this.details = details
  }

  /** The callable protocol's code for this refusal. */
  get code(): RefusalCode {
    return reasons[this.reason].code
  }

  /** The HTTP status for this refusal. */
  get status(): number {
    return reasons[this.reason].status
  }
}

/** Whether `text` names a reason. */
export function isReason(text: unknown): text is Reason {
  return typeof text === 'string' && Object.hasOwn(reasons, text)
}
