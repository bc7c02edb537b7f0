import { dutyLeaseMs, type Partner } from '@blinkcart/domain/partner/partner'
import { clsx } from 'clsx'
import { LoaderCircle } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { call } from '../firebase/call.ts'
import { ButtonLink } from '../ui/button-link.tsx'
import { Notice } from '../ui/notice.tsx'
import { orderWords } from '../words/orders.ts'
import { partnerWords } from '../words/partner.ts'
import { span } from '../words/spans.ts'
import { useWords } from '../words/use-words.ts'
import { rememberDuty, wasOnDuty } from './duty-memory.ts'
import { useSilence } from './use-silence.ts'

/** Why the switch can't be turned, and what stands in the way. */
interface Problem {
  readonly said: string
  readonly orderIds?: readonly string[]
}

/** On duty or off, in one wide switch that shows what the server knows, and says why it can't be turned. */
export function DutySwitch({ partner }: { readonly partner: Pick<Partner, 'available' | 'activeOrderIds'> }) {
  const words = useWords(partnerWords)
  const { orderNumber } = useWords(orderWords)
  const id = useId()
  const [asked, setAsked] = useState<boolean>()
  const [problem, setProblem] = useState<Problem>()
  const [endedByItself, setEndedByItself] = useState(() => !partner.available && wasOnDuty())
  const silence = useSilence()
  const busy = asked !== undefined && asked !== partner.available
  const on = asked ?? partner.available
  const unseen = on && silence !== undefined

  useEffect(() => {
    if (partner.available) rememberDuty(true)
    else if (asked === undefined && wasOnDuty()) setEndedByItself(true)
  }, [partner.available, asked])

  const turn = async () => {
    if (busy) return
    setProblem(undefined)
    setEndedByItself(false)
    if (!navigator.onLine) return setProblem({ said: words.duty.offline })
    const wanted = !partner.available
    rememberDuty(wanted)
    setAsked(wanted)
    const answer = await call('setAvailability', { available: wanted })
    if (answer.outcome === 'done') return
    setAsked(undefined)
    rememberDuty(!wanted)
    if (answer.outcome === 'unreachable') return setProblem({ said: words.duty.unreachable })
    const { reason, details } = answer.refusal
    const said = words.refusals[reason] ?? words.refusedOtherwise
    setProblem(reason === 'UNDELIVERED_ORDERS' ? { said, orderIds: idsIn(details.orderIds) } : { said })
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
          !on && 'border-field bg-surface',
          on && !unseen && 'border-accent bg-accent text-accent-foreground',
          unseen && 'border-warning-foreground bg-warning-soft text-warning-foreground',
        )}
      >
        <span className="grid gap-0.5">
          <span id={`${id}-label`} className="font-bold text-xl">
            {words.duty.label}
          </span>
          <span id={`${id}-state`} className={clsx('font-medium', !on && 'text-muted-foreground')}>
            {unseen ? words.duty.unseen(span(silence)) : on ? words.duty.on : words.duty.off}
          </span>
        </span>
        <span
          aria-hidden
          className={clsx(
            'flex h-10 w-18 shrink-0 items-center rounded-full border-2 p-0.5 transition-colors',
            !on && 'border-field bg-muted',
            on && !unseen && 'border-accent-foreground bg-accent-foreground/25',
            unseen && 'border-warning-foreground bg-warning-foreground/15',
          )}
        >
          <span
            className={clsx(
              'grid size-8 place-items-center rounded-full transition-transform duration-200',
              on ? 'translate-x-8' : 'bg-field text-background',
              on && !unseen && 'bg-accent-foreground text-accent',
              unseen && 'bg-warning-foreground text-warning-soft',
            )}
          >
            {busy && <LoaderCircle className="size-5 animate-spin" />}
          </span>
        </span>
      </button>
      {endedByItself && (
        <Notice tone="warning" title={words.duty.ended}>
          {words.duty.endedBody(span(dutyLeaseMs))}
        </Notice>
      )}
      {problem && (
        <Notice
          tone="warning"
          title={problem.said}
          actions={
            problem.orderIds && (
              <ButtonLink to="/partner/deliveries" look="outline">
                {words.duty.toDeliveries}
              </ButtonLink>
            )
          }
        >
          {problem.orderIds && <p className="text-base">{problem.orderIds.map(orderNumber).join(', ')}</p>}
        </Notice>
      )}
    </div>
  )
}

function idsIn(details: unknown): readonly string[] {
  return Array.isArray(details) ? details.filter((id) => typeof id === 'string') : []
}
