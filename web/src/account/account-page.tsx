import { LogOut, UserRound } from 'lucide-react'
import { LanguageChoice } from '../app/language-choice.tsx'
import { ThemeChoice } from '../app/theme-choice.tsx'
import { SavedPlaces } from '../customer/saved-places.tsx'
import { useLive } from '../firebase/use-live.ts'
import { useSession } from '../firebase/use-session.ts'
import { NotificationSetting } from '../notifications/notification-setting.tsx'
import { profileOf } from '../orders/queries.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { ButtonLink } from '../ui/button-link.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailedState } from '../ui/failed-state.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { accountWords } from '../words/account.ts'
import { appWords } from '../words/app.ts'
import { phoneNumber } from '../words/phone-number.ts'
import { useWords } from '../words/use-words.ts'
import { signOut } from './sign-out.ts'

/** `/account`, and the same in every room: who I am, where things go, how it looks, and the way out. */
export function AccountPage() {
  const words = useWords(accountWords).account
  const { language } = useWords(appWords)
  const session = useSession()
  return (
    <Page title={words.title} width="wide">
      <div className="grid items-start gap-5 md:grid-cols-2 md:gap-8">
        <div className="grid gap-5">
          {session.state === 'signed-in' ? (
            <Profile uid={session.uid} email={session.email} />
          ) : (
            <EmptyState
              icon={<UserRound />}
              title={words.signedOut}
              body={words.signedOutBody}
              action={<ButtonLink to="/sign-in?next=/account">{words.signIn}</ButtonLink>}
            />
          )}
        </div>
        <div className="grid gap-5">
          <section className="grid gap-2">
            <h2 className="font-semibold">{language}</h2>
            <LanguageChoice />
          </section>
          <section className="grid gap-2">
            <h2 className="font-semibold">{words.theme}</h2>
            <ThemeChoice />
          </section>
          {session.state === 'signed-in' && (
            <>
              <NotificationSetting />
              <SignOut uid={session.uid} />
            </>
          )}
        </div>
      </div>
    </Page>
  )
}

function Profile({ uid, email }: { readonly uid: string; readonly email: string | null }) {
  const words = useWords(accountWords).account
  const profile = useLive(profileOf(uid))
  switch (profile.state) {
    case 'loading':
      return <Skeleton className="h-26 rounded-card" />
    case 'failed':
      return <FailedState {...profile} />
    case 'empty':
      return <Card className="p-4">{email}</Card>
    case 'ready': {
      const { name, phone, role } = profile.value
      return (
        <>
          <Card className="flex items-center gap-4 p-4 md:p-5">
            <Avatar name={name} />
            <div className="grid min-w-0 flex-1 gap-0.5">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <p className="font-bold text-xl leading-tight">{name}</p>
                <Badge>{words.roles[role]}</Badge>
              </div>
              <p className="break-all text-muted-foreground">{email}</p>
              <p className="text-muted-foreground tabular-nums">{phoneNumber(phone)}</p>
            </div>
          </Card>
          {role === 'customer' && <SavedPlaces user={profile.value} />}
        </>
      )
    }
  }
}

function SignOut({ uid }: { readonly uid: string }) {
  const words = useWords(accountWords).account
  return (
    <Button look="outline" icon={<LogOut aria-hidden className="size-5" />} onClick={() => signOut(uid, '/sign-in')}>
      {words.signOut}
    </Button>
  )
}
