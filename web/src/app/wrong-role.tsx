import type { Role } from '@blinkcart/domain/account/role'
import { DoorClosed } from 'lucide-react'
import { useLocation } from 'react-router-dom'
import { signOut } from '../account/sign-out.ts'
import { useSession } from '../firebase/use-session.ts'
import { Button } from '../ui/button.tsx'
import { ButtonLink } from '../ui/button-link.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { appWords } from '../words/app.ts'
import { useWords } from '../words/use-words.ts'
import { Brand } from './brand.tsx'
import { homes } from './homes.ts'
import { useTitle } from './use-title.ts'

/** Says whose page this is to somebody who is signed in as somebody else, and shows both ways on: home, or another account. */
export function WrongRole({ room }: { readonly room: Role }) {
  const words = useWords(appWords)
  const session = useSession()
  const { pathname } = useLocation()
  const title = words.wrongRole.title(words.rooms[room])
  useTitle(title)
  if (session.state !== 'signed-in') return null
  const { role, uid, email } = session
  const home = role && homes[role]
  return (
    <>
      {/* The shop's frame is drawn by then; other rooms draw none for strangers. */}
      {room !== 'customer' && (
        <header className="border-b bg-surface">
          <div className="mx-auto flex max-w-6xl px-4 py-2 md:py-3">
            <Brand to={home ?? '/'} />
          </div>
        </header>
      )}
      <main id="content" tabIndex={-1} className="outline-none">
        <EmptyState
          mood="hindered"
          icon={<DoorClosed />}
          title={title}
          body={role ? words.wrongRole.body(words.rooms[role]) : words.wrongRole.bodyWithoutRole}
          action={
            <div className="grid justify-items-center gap-3">
              {home ? (
                <ButtonLink to={home}>{words.wrongRole.home}</ButtonLink>
              ) : (
                <ButtonLink to="/register">{words.wrongRole.finish}</ButtonLink>
              )}
              <Button look="outline" onClick={() => signOut(uid, `/sign-in?next=${encodeURIComponent(pathname)}`)}>
                {words.wrongRole.another}
              </Button>
              {email && <p className="break-all text-muted-foreground text-sm">{words.wrongRole.signedInAs(email)}</p>}
            </div>
          }
        />
      </main>
    </>
  )
}
