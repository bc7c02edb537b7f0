import { CloudAlert } from 'lucide-react'
import { appWords } from '../words/app.ts'
import { useWords } from '../words/use-words.ts'
import { Button } from './button.tsx'
import { EmptyState } from './empty-state.tsx'

interface FailedStateProps {
  /** Whether the rules said no, rather than the network. */
  readonly denied: boolean
  readonly retry: () => void
}

/** What a page says when what it shows could not be read, with a way to try again. */
export function FailedState({ denied, retry }: FailedStateProps) {
  const words = useWords(appWords)
  return (
    <div role="alert">
      <EmptyState
        mood="hindered"
        icon={<CloudAlert />}
        title={words.failed.title}
        body={denied ? words.failed.denied : words.failed.body}
        action={
          <Button look="outline" onClick={retry}>
            {words.retry}
          </Button>
        }
      />
    </div>
  )
}
