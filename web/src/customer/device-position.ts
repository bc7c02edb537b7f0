/** Where this device is, and to within how many metres. */
export interface Here {
  readonly lat: number
  readonly lng: number
  readonly accuracy: number
}

/** Why it can't say. */
export type NotHere = 'denied' | 'unknown' | 'rough'

/** Rougher than this, a position shows the wrong door. */
const roughMetres = 300

/** Asks the device where it is; only ever after its owner pressed something that says so. */
export function devicePosition(): Promise<Here | NotHere> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve('unknown')
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) =>
        resolve(accuracy > roughMetres ? 'rough' : { lat: rounded(latitude), lng: rounded(longitude), accuracy }),
      ({ code }) => resolve(code === GeolocationPositionError.PERMISSION_DENIED ? 'denied' : 'unknown'),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    )
  })
}

/** About a metre: finer is noise. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}
