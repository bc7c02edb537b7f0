import { useRegisterSW } from 'virtual:pwa-register/react'
import { useEffect, useSyncExternalStore } from 'react'
import { toast } from '../ui/toasts.ts'
import { appWords } from '../words/app.ts'
import { useWords } from '../words/use-words.ts'
import { isQuiet, onQuiet } from './quiet-time.ts'

const staysMs = 60_000

/**
 * Keeps the app on this device for starting offline, and offers a new version when there is one: never by itself, and
 * not while there are better things to do.
 */
export function UpdatePrompt() {
  const words = useWords(appWords).update
  const {
    needRefresh: [needsRefresh],
    updateServiceWorker,
  } = useRegisterSW()
  const quiet = useSyncExternalStore(onQuiet, isQuiet)
  useEffect(() => {
    if (!needsRefresh || quiet) return
    return toast(
      { text: words.text, action: { label: words.action, run: () => void updateServiceWorker(true) } },
      staysMs,
    )
  }, [needsRefresh, quiet, updateServiceWorker, words])
  return null
}
