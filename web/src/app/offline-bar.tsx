import { WifiOff } from 'lucide-react'
import { appWords } from '../words/app.ts'
import { useWords } from '../words/use-words.ts'
import { useSettling } from './settling.ts'
import { useOnline } from './use-online.ts'

/** A thin bar that says so while there is no network. */
export function OfflineBar() {
  const words = useWords(appWords)
  const online = useOnline()
  useSettling(online ? ['page'] : ['bar', 'page'])
  return (
    <div aria-live="polite">
      {!online && (
        <p className="flex items-center justify-center gap-2 bg-warning-soft px-4 py-2 font-medium text-sm text-warning-foreground">
          <WifiOff aria-hidden className="size-4" />
          {words.offline}
        </p>
      )}
    </div>
  )
}
