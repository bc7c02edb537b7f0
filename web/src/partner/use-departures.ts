import { useEffect } from 'react'
import { departuresOfDevice } from './departures-of-device.ts'

/** Sees that what `uid` does leaves this device, after the moment in which it can be taken back or when the app is put away. */
export function useDepartures(uid: string): void {
  useEffect(() => {
    const leave = departuresOfDevice.attend(uid)
    const putAway = () => document.visibilityState === 'hidden' && departuresOfDevice.goAll()
    document.addEventListener('visibilitychange', putAway)
    return () => {
      document.removeEventListener('visibilitychange', putAway)
      leave()
    }
  }, [uid])
}
