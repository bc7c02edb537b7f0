/** What browsers that know the battery tell of it; the others don't have it. */
interface Battery {
  readonly level: number
  readonly charging: boolean
}

const lowLevel = 0.2
let battery: Battery | undefined

// It stays up to date by itself.
if ('getBattery' in navigator && typeof navigator.getBattery === 'function')
  Promise.resolve(navigator.getBattery())
    .then((found: Battery) => {
      battery = found
    })
    .catch((failure: unknown) => console.warn('the battery keeps its level to itself', failure))

/** Whether the battery runs low and nothing fills it, as far as the device tells. */
export function isBatteryLow(): boolean {
  return battery !== undefined && !battery.charging && battery.level <= lowLevel
}
