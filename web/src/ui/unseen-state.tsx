import { WifiOff } from 'lucide-react'
import { appWords } from '../words/app.ts'
import { useWords } from '../words/use-words.ts'
import { EmptyState } from './empty-state.tsx'

/**
 * What a page says when this device holds nothing of it and the server could not be asked: not that there is nothing.
 * It appears a moment late, since the server's word often follows at once.
 */
export function UnseenState() {
  const words = useWords(appWords).unseen
  return (
    <div className="animate-[rise_260ms_700ms_both]">
      <EmptyState mood="hindered" icon={<WifiOff />} title={words.title} body={words.body} />
    </div>
  )
}
