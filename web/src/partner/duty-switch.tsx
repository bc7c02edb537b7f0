import type { Partner } from '@blinkcart/domain/partner/partner'
import { clsx } from 'clsx'
import { LoaderCircle } from 'lucide-react'
import { useId, useState } from 'react'
import { call } from '../firebase/call.ts'
import { Notice } from '../ui/notice.tsx'
import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'

/** On duty or off, in one wide switch that shows what the server knows, and says why it can't be turned. */
export function DutySwitch({ partner }: { readonly partner: Pick<Partner, 'available'> }) {
  const words = useWords(partnerWords)
  const id = useId()
  const [asked, setAsked] = useState<boolean>()
  const [problem, setProblem] = useState<string>()
  const busy = asked !== undefined && asked !== partner.available
  const on = asked ?? partner.available

  const turn = async () => {
    if (busy) return
    setProblem(undefined)
    if (!navigator.onLine) return setProblem(words.duty.offline)
    const wanted = !partner.available
    setAsked(wanted)
    const answer = await call('setAvailability', { available: wanted })
    if (answer.outcome === 'done') return
    setAsked(undefined)
    if (answer.outcome === 'unreachable') return setProblem(words.duty.unreachable)
    setProblem(words.refusals[answer.refusal.reason] ?? words.refusedOtherwise)
  }

  return (
    <div className="grid gap-3">
      <button
        type="button"
        role="switch"
        aria-checked={on}
        aria-busy={busy || undefined}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-state`}
        onClick={turn}
        className={clsx(
          'flex min-h-20 w-full items-center justify-between gap-4 rounded-card border-2 px-5 py-3 text-left transition-colors',
          on ? 'border-accent bg-accent text-accent-foreground' : 'border-field bg-surface',
        )}
      >
        <span className="grid gap-0.5">
          <span id={`${id}-label`} className="font-bold text-xl">
            {words.duty.label}
          </span>
          <span id={`${id}-state`} className={clsx('font-medium', on ? 'opacity-90' : 'text-muted-foreground')}>
            {on ? words.duty.on : words.duty.off}
          </span>
        </span>
        <span
          aria-hidden
          className={clsx(
            'flex h-10 w-18 shrink-0 items-center rounded-full border-2 p-0.5 transition-colors',
            on ? 'border-accent-foreground bg-accent-foreground/25' : 'border-field bg-muted',
          )}
        >
          <span
            className={clsx(
              'grid size-8 place-items-center rounded-full transition-transform duration-200',
              on ? 'translate-x-8 bg-accent-foreground text-accent' : 'bg-field text-background',
            )}
          >
            {busy && <LoaderCircle className="size-5 animate-spin" />}
          </span>
        </span>
      </button>
      {problem && <Notice tone="warning" title={problem} />}
    </div>
  )
}
