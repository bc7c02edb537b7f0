import { Send, Undo2 } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { useNow } from '../app/use-now.ts'
import { Button } from '../ui/button.tsx'
import { orderWords } from '../words/orders.ts'
import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'
import { departuresOfDevice } from './departures-of-device.ts'
import type { Sent } from './outbox.ts'
import { undoMs } from './undo-window.ts'

interface UndoPanelProps {
  readonly sent: Sent
  readonly within: 'page' | 'card'
}

/** The moment in which something done can be taken back: it runs out before their eyes. */
export function UndoPanel({ sent, within }: UndoPanelProps) {
  const words = useWords(partnerWords)
  const orderNumber = useWords(orderWords).orderNumber(sent.orderId)
  const textId = useId()
  const undo = useRef<HTMLButtonElement>(null)
  useNow(250)
  const until = departuresOfDevice.heldUntil(sent.actionId)
  const left = until === undefined ? undoMs[sent.deed.type] : Math.max(0, until - performance.now())
  const deed = words.sent.deeds[sent.deed.type]

  useEffect(() => {
    // What was pressed is gone, and the focus with it: next comes what can still be done about it.
    if (document.activeElement === document.body) undo.current?.focus()
  }, [])

  return (
    <div className="animate-rise overflow-hidden rounded-card border-2 border-foreground bg-surface-raised">
      <Draining forMs={left} key={until} />
      <div className="grid gap-3 p-3">
        <p id={textId} className="flex items-baseline justify-between gap-3 px-1">
          <span className="min-w-0">
            <span className="block font-bold text-xl">{deed}</span>
            {within === 'page' && <span className="block">{orderNumber}</span>}
          </span>
          <span aria-hidden className="shrink-0 text-muted-foreground tabular-nums">
            {words.undo.goesIn(Math.ceil(left / 1000))}
          </span>
          <span className="sr-only">{words.undo.said}</span>
        </p>
        <div className="grid grid-cols-[repeat(auto-fit,minmax(6.5rem,1fr))] gap-3">
          <Button
            ref={undo}
            look="outline"
            size="large"
            className="border-2! px-2! text-lg!"
            aria-describedby={textId}
            icon={<Undo2 aria-hidden className="size-6" />}
            // A key that is still down from the press before does not take it back.
            onKeyDown={(event) => event.repeat && event.preventDefault()}
            onClick={() => departuresOfDevice.undo(sent.actionId)}
          >
            {words.undo.undo}
          </Button>
          <Button
            look="soft"
            size="large"
            className="px-2! text-lg!"
            aria-describedby={textId}
            icon={<Send aria-hidden className="size-5" />}
            onClick={() => departuresOfDevice.go(sent.actionId)}
          >
            {words.undo.now}
          </Button>
        </div>
      </div>
    </div>
  )
}

/** A bar that is full now and empty after `forMs`; who wants no motion goes by the seconds beside it. */
function Draining({ forMs }: { readonly forMs: number }) {
  const bar = useRef<HTMLSpanElement>(null)
  const length = useRef(forMs)
  useEffect(() => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const draining = bar.current?.animate([{ transform: 'scaleX(1)' }, { transform: 'scaleX(0)' }], {
      duration: length.current,
      fill: 'forwards',
    })
    return () => draining?.cancel()
  }, [])
  return (
    <span aria-hidden className="block h-2 bg-muted">
      <span ref={bar} className="block h-full origin-left bg-accent" />
    </span>
  )
}
