import { Check } from 'lucide-react'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'

/** The moment between a placed order and its page. */
export function Received() {
  const words = useWords(customerWords).checkout
  return (
    <main id="content" tabIndex={-1} className="outline-none grid place-items-center gap-4 py-32 text-center">
      <span
        aria-hidden
        className="grid size-20 animate-pop place-items-center rounded-full bg-accent text-accent-foreground"
      >
        <Check className="size-10" strokeWidth={3} />
      </span>
      <p role="status" className="font-semibold text-xl">
        {words.received}
      </p>
    </main>
  )
}
