import { Compass } from 'lucide-react'
import { useSession } from '../firebase/use-session.ts'
import { ButtonLink } from '../ui/button-link.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { appWords } from '../words/app.ts'
import { useWords } from '../words/use-words.ts'
import { homes } from './homes.ts'
import { useTitle } from './use-title.ts'

/** The page of addresses that lead nowhere. */
export function NotFound() {
  const words = useWords(appWords)
  const session = useSession()
  useTitle(words.notFound.title)
  const home = session.state === 'signed-in' && session.role ? homes[session.role] : '/'
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <EmptyState
        icon={<Compass />}
        title={words.notFound.title}
        body={words.notFound.body}
        action={<ButtonLink to={home}>{words.notFound.home}</ButtonLink>}
      />
    </main>
  )
}
