/** `users/{uid}/devices/{deviceId}`: a device of theirs that may be pushed to. They keep it themselves. */
export interface Device<Time = number> {
  /** What Firebase Cloud Messaging knows the device by. */
  readonly token: string
  readonly createdAt: Time
}
