import { isLocal } from '../firebase/emulators.ts'
import { accountWords } from '../words/account.ts'
import { useWords } from '../words/use-words.ts'

const demo = {
  password: 'blinkcart',
  emails: ['customer', 'customer2', 'partner', 'partner2', 'admin'].map((name) => `${name}@demo.blinkcart.app`),
}

/** On this machine only: the seeded accounts, one press away from the form. */
export function DemoAccounts({ onPick }: { readonly onPick: (email: string, password: string) => void }) {
  const words = useWords(accountWords).signIn
  if (!isLocal(location.hostname)) return null
  return (
    <section className="grid gap-2 rounded-card bg-muted p-4">
      <h2 className="font-semibold text-sm">{words.demo}</h2>
      <p className="text-muted-foreground text-sm">{words.demoHint}</p>
      <div className="flex flex-wrap gap-2">
        {demo.emails.map((email) => (
          <button
            key={email}
            type="button"
            onClick={() => onPick(email, demo.password)}
            className="min-h-control rounded-full border bg-surface px-4 font-medium text-sm hover:border-field"
          >
            {email.split('@')[0]}
          </button>
        ))}
      </div>
    </section>
  )
}
