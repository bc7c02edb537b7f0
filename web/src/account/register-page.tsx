import { type FormEvent, useState } from 'react'
import { Link, Navigate, useSearchParams } from 'react-router-dom'
import { homes } from '../app/homes.ts'
import { useTitle } from '../app/use-title.ts'
import { useSession } from '../firebase/use-session.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import { accountWords } from '../words/account.ts'
import { useWords } from '../words/use-words.ts'
import { PasswordField } from './password-field.tsx'
import { blankRegistration, type Registration, registrationProblems } from './registration.ts'
import { RoleChoice } from './role-choice.tsx'
import { safePath } from './safe-path.ts'
import { useRegistering } from './use-registering.ts'

/** `/register`: a new customer or delivery partner; also where an account that never got its role gets it. */
export function RegisterPage() {
  const words = useWords(accountWords)
  const session = useSession()
  const [search] = useSearchParams()
  const [form, setForm] = useState(blankRegistration)
  const [checked, setChecked] = useState(false)
  const { busy, problem, register } = useRegistering()
  const hasAccount = session.state === 'signed-in'
  const title = hasAccount && !busy ? words.register.finishTitle : words.register.title
  useTitle(title)

  if (session.state === 'signed-in' && session.role !== undefined) {
    return <Navigate to={safePath(search.get('next')) ?? homes[session.role]} replace />
  }

  const problems = registrationProblems(form, hasAccount)
  const wrong = (field: keyof Registration) => {
    const name = problems[field]
    return checked && name ? words.problems[name] : undefined
  }
  const set = (field: keyof Registration) => (value: string) => setForm({ ...form, [field]: value })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (!busy && Object.keys(problems).length === 0) void register(form, hasAccount)
  }

  return (
    <main id="content" tabIndex={-1} className="outline-none grid gap-6">
      <div className="grid gap-1">
        <h1 className="font-bold text-3xl">{title}</h1>
        {hasAccount && !busy && <p className="text-muted-foreground">{words.register.finishLead}</p>}
      </div>
      <form onSubmit={submit} noValidate className="grid gap-4">
        {problem && <Notice tone="danger" title={words.problems[problem]} />}
        <RoleChoice value={form.role} onValue={(role) => setForm({ ...form, role })} />
        <TextField
          label={words.register.name}
          autoComplete="name"
          value={form.name}
          onValue={set('name')}
          error={wrong('name')}
        />
        <TextField
          label={words.register.phone}
          type="tel"
          autoComplete="tel-national"
          hint={words.register.phoneHints[form.role]}
          value={form.phone}
          onValue={set('phone')}
          error={wrong('phone')}
        />
        {form.role === 'delivery_partner' && (
          <TextField
            label={words.register.vehicle}
            autoCapitalize="characters"
            hint={words.register.vehicleHint}
            value={form.vehicle}
            onValue={set('vehicle')}
            error={wrong('vehicle')}
          />
        )}
        {!hasAccount && (
          <>
            <TextField
              label={words.email}
              type="email"
              autoComplete="username"
              value={form.email}
              onValue={set('email')}
              error={wrong('email')}
            />
            <PasswordField
              autoComplete="new-password"
              hint={words.register.passwordHint}
              value={form.password}
              onValue={set('password')}
              error={wrong('password')}
            />
          </>
        )}
        {form.role === 'customer' && (
          <fieldset className="grid grid-cols-2 gap-4">
            <legend className="mb-3 font-semibold">
              {words.register.addressTitle}
              <span className="block font-normal text-muted-foreground text-sm">{words.register.addressHint}</span>
            </legend>
            <TextField
              className="col-span-2"
              label={words.register.address}
              autoComplete="street-address"
              value={form.line1}
              onValue={set('line1')}
              error={wrong('line1')}
            />
            <TextField
              label={words.register.city}
              autoComplete="address-level2"
              value={form.city}
              onValue={set('city')}
              error={wrong('city')}
            />
            <TextField
              label={words.register.pincode}
              inputMode="numeric"
              autoComplete="postal-code"
              value={form.pincode}
              onValue={set('pincode')}
              error={wrong('pincode')}
            />
          </fieldset>
        )}
        <Button type="submit" size="large" wide busy={busy}>
          {words.register.submit}
        </Button>
      </form>
      {!hasAccount && (
        <p className="text-muted-foreground">
          {words.register.haveOne}{' '}
          <Link
            to={{ pathname: '/sign-in', search: search.toString() }}
            className="inline-flex min-h-control items-center px-1 font-semibold text-accent underline-offset-4 hover:underline"
          >
            {words.register.signIn}
          </Link>
        </p>
      )}
    </main>
  )
}
