const key = 'blinkcart.duty'

/** Whether the partner was on duty when this device last looked, and did not end that here. */
export function wasOnDuty(): boolean {
  return localStorage.getItem(key) !== null
}

/** Remembers how the duty stands, so that its end by itself can be told from an end by hand. */
export function rememberDuty(onDuty: boolean): void {
  if (onDuty) localStorage.setItem(key, 'on')
  else localStorage.removeItem(key)
}
