import { CloudAlert } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { appWords } from '../words/app.ts'
import { useWords } from '../words/use-words.ts'

/** What stands in for a page that tripped over a bug, or whose code could not be fetched. */
export function Crashed() {
  const words = useWords(appWords)
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <EmptyState
        mood="hindered"
        icon={<CloudAlert />}
        title={words.crashed.title}
        body={words.crashed.body}
        action={<Button onClick={() => location.reload()}>{words.reload}</Button>}
      />
    </main>
  )
}
