import { type FormEvent, useState } from 'react'
import { Link, Navigate, useSearchParams } from 'react-router-dom'
import { homes } from '../app/homes.ts'
import { LanguageChoice } from '../app/language-choice.tsx'
import { useTitle } from '../app/use-title.ts'
import { loadAccounts } from '../firebase/session.ts'
import { useSession } from '../firebase/use-session.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import { accountWords } from '../words/account.ts'
import { useWords } from '../words/use-words.ts'
import { DemoAccounts } from './demo-accounts.tsx'
import { PasswordField } from './password-field.tsx'
import { safePath } from './safe-path.ts'
import { type SignInProblem, signInProblem } from './sign-in-problem.ts'

/** `/sign-in`: lets somebody in and takes them where they were going, else to their role's home. */
export function SignInPage() {
  const words = useWords(accountWords)
  const session = useSession()
  const [search] = useSearchParams()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<SignInProblem>()
  useTitle(words.signIn.submit)

  if (session.state === 'signed-in') {
    const home = session.role ? homes[session.role] : '/register'
    return <Navigate to={safePath(search.get('next')) ?? home} replace />
  }

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setProblem(undefined)
    try {
      const accounts = await loadAccounts()
      await accounts.signIn(email.trim(), password)
    } catch (failure) {
      setProblem(signInProblem(failure))
      setBusy(false)
    }
  }

  return (
    <main id="content" tabIndex={-1} className="outline-none grid gap-6">
      <div className="grid gap-1">
        <h1 className="font-bold text-3xl">{words.signIn.title}</h1>
        <p className="text-muted-foreground">{words.signIn.lead}</p>
      </div>
      <form onSubmit={submit} noValidate className="grid gap-4">
        {problem && <Notice tone="danger" title={words.problems[problem]} />}
        <TextField
          label={words.email}
          type="email"
          autoComplete="username"
          inputMode="email"
          required
          value={email}
          onValue={setEmail}
        />
        <PasswordField value={password} onValue={setPassword} autoComplete="current-password" />
        <Button type="submit" size="large" wide busy={busy}>
          {words.signIn.submit}
        </Button>
      </form>
      <p className="text-muted-foreground">
        {words.signIn.newHere}{' '}
        <Link
          to={{ pathname: '/register', search: search.toString() }}
          className="inline-flex min-h-control items-center px-1 font-semibold text-accent underline-offset-4 hover:underline"
        >
          {words.signIn.register}
        </Link>
      </p>
      <LanguageChoice />
      <DemoAccounts
        onPick={(picked, secret) => {
          setEmail(picked)
          setPassword(secret)
        }}
      />
    </main>
  )
}
