import { paths } from '@blinkcart/domain/paths'
import { useEffect } from 'react'
import { loadDatabase } from '../firebase/load.ts'
import { seenNow } from './presence-of-device.ts'

/** Three signs of life within the time for which one counts, so that a lost one does not matter. */
const everyMs = 30_000

/** Gives a sign of life every half a minute while on duty with the app open; never queued, for a late one would be untrue. */
export function usePresence(uid: string, onDuty: boolean): void {
  useEffect(() => {
    if (!onDuty) return
    let onItsWay = false
    const beat = async () => {
      if (onItsWay || !navigator.onLine || document.visibilityState === 'hidden') return
      onItsWay = true
      await giveSignOfLife(uid).then(seenNow, (failure: unknown) =>
        console.warn('a sign of life was not let in', failure),
      )
      onItsWay = false
    }
    const beatNow = () => void beat()
    beatNow()
    const timer = setInterval(beatNow, everyMs)
    document.addEventListener('visibilitychange', beatNow)
    window.addEventListener('online', beatNow)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', beatNow)
      window.removeEventListener('online', beatNow)
    }
  }, [uid, onDuty])
}

async function giveSignOfLife(uid: string): Promise<void> {
  const { database, doc, serverTimestamp, updateDoc } = await loadDatabase()
  await updateDoc(doc(database(), paths.partner(uid)), { heartbeatAt: serverTimestamp() })
}
