import type { Role } from '@blinkcart/domain/account/role'
import { DoorClosed } from 'lucide-react'
import { ButtonLink } from '../ui/button-link.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { appWords } from '../words/app.ts'
import { useWords } from '../words/use-words.ts'
import { homes } from './homes.ts'
import { useTitle } from './use-title.ts'

/** Says whose page this is to somebody who is signed in as somebody else. */
export function WrongRole({ room, role }: { readonly room: Role; readonly role: Role | undefined }) {
  const words = useWords(appWords)
  const title = words.wrongRole.title(words.rooms[room])
  useTitle(title)
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <EmptyState
        mood="hindered"
        icon={<DoorClosed />}
        title={title}
        body={role ? words.wrongRole.body(words.rooms[role]) : words.wrongRole.bodyWithoutRole}
        action={
          role ? (
            <ButtonLink to={homes[role]}>{words.wrongRole.home}</ButtonLink>
          ) : (
            <ButtonLink to="/register">{words.wrongRole.finish}</ButtonLink>
          )
        }
      />
    </main>
  )
}
