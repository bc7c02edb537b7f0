export type TriggerEvent = 'created' | 'updated' | 'deleted' | 'written'

/** A function that wants to hear of changes, as the functions emulator registers it. */
export interface TriggerRegistration {
  readonly id: string
  readonly project: string
  readonly database: string
  readonly event: TriggerEvent
  readonly withAuthContext: boolean
  /** `orders/{orderId}/actions/{actionId}`. */
  readonly pattern: string
  readonly form: 'v1' | 'v2'
}
