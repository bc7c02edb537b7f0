import { useRegisterSW } from 'virtual:pwa-register/react'
import { useEffect } from 'react'
import { toast } from '../ui/toasts.ts'
import { appWords } from '../words/app.ts'
import { useWords } from '../words/use-words.ts'

const staysMs = 60_000

/** Keeps the app on this device for starting offline, and offers a new version when there is one: never by itself. */
export function UpdatePrompt() {
  const words = useWords(appWords).update
  const {
    needRefresh: [needsRefresh],
    updateServiceWorker,
  } = useRegisterSW()
  useEffect(() => {
    if (!needsRefresh) return
    return toast(
      { text: words.text, action: { label: words.action, run: () => void updateServiceWorker(true) } },
      staysMs,
    )
  }, [needsRefresh, updateServiceWorker, words])
  return null
}
