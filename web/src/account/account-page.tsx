import { LogOut, UserRound } from 'lucide-react'
import { useNavigate } from 'react-router-dom'
import { LanguageChoice } from '../app/language-choice.tsx'
import { ThemeChoice } from '../app/theme-choice.tsx'
import { SavedPlaces } from '../customer/saved-places.tsx'
import { loadAccounts } from '../firebase/session.ts'
import { useLive } from '../firebase/use-live.ts'
import { useSession } from '../firebase/use-session.ts'
import { NotificationSetting } from '../notifications/notification-setting.tsx'
import { stopPushingTo } from '../notifications/push.ts'
import { profileOf } from '../orders/queries.ts'
import { Button } from '../ui/button.tsx'
import { ButtonLink } from '../ui/button-link.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailedState } from '../ui/failed-state.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { accountWords } from '../words/account.ts'
import { appWords } from '../words/app.ts'
import { useWords } from '../words/use-words.ts'

/** `/account`, and the same in every room: who I am, where things go, how it looks, and the way out. */
export function AccountPage() {
  const words = useWords(accountWords).account
  const { language } = useWords(appWords)
  const session = useSession()
  return (
    <Page title={words.title}>
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
    </Page>
  )
}

function Profile({ uid, email }: { readonly uid: string; readonly email: string | null }) {
  const words = useWords(accountWords).account
  const profile = useLive(profileOf(uid))
  switch (profile.state) {
    case 'loading':
      return <Skeleton className="h-28" />
    case 'failed':
      return <FailedState {...profile} />
    case 'empty':
      return <Card className="p-4">{email}</Card>
    case 'ready': {
      const { name, phone, role } = profile.value
      return (
        <>
          <Card className="grid gap-1 p-4">
            <p className="font-semibold text-lg">{name}</p>
            <p className="text-muted-foreground">{words.roles[role]}</p>
            <p className="break-all text-muted-foreground">{email}</p>
            <p className="text-muted-foreground tabular-nums">{phone}</p>
          </Card>
          {role === 'customer' && <SavedPlaces user={profile.value} />}
        </>
      )
    }
  }
}

function SignOut({ uid }: { readonly uid: string }) {
  const words = useWords(accountWords).account
  const navigate = useNavigate()
  const leave = async () => {
    const [accounts] = await Promise.all([loadAccounts(), stopPushingTo(uid)])
    await accounts.signOut()
    navigate('/sign-in')
  }
  return (
    <Button look="outline" icon={<LogOut aria-hidden className="size-5" />} onClick={leave}>
      {words.signOut}
    </Button>
  )
}
