import { CloudAlert, WifiOff } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { appWords } from '../words/app.ts'
import { useWords } from '../words/use-words.ts'
import { useOnline } from './use-online.ts'

/** What stands in for a page that tripped over a bug, or whose code could not be fetched: offline, that is nobody's fault. */
export function Crashed() {
  const words = useWords(appWords)
  const online = useOnline()
  const { title, body } = online ? words.crashed : words.unseen
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <EmptyState
        mood="hindered"
        icon={online ? <CloudAlert /> : <WifiOff />}
        title={title}
        body={body}
        action={<Button onClick={() => location.reload()}>{words.reload}</Button>}
      />
    </main>
  )
}
