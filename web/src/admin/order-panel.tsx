import { ArrowLeft, SearchX, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useLive } from '../firebase/use-live.ts'
import { orderOf } from '../orders/queries.ts'
import { StatusBadge } from '../orders/status-badge.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailedState } from '../ui/failed-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { UnseenState } from '../ui/unseen-state.tsx'
import { adminWords } from '../words/admin.ts'
import { orderWords } from '../words/orders.ts'
import { useWords } from '../words/use-words.ts'
import { OrderDetails } from './order-details.tsx'

/** One order, live: beside the table on a big screen, in its place on a small one. */
export function OrderPanel({ orderId, onClose }: { readonly orderId: string; readonly onClose: () => void }) {
  const words = useWords(adminWords).order
  const { orderNumber } = useWords(orderWords)
  const live = useLive(orderOf(orderId))
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another order is another panel
  useEffect(() => {
    // Where the panel takes the table's place, what had the focus is gone.
    if (document.activeElement === document.body || !window.matchMedia('(min-width: 64rem)').matches)
      heading.current?.focus()
  }, [orderId])
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && onClose()
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [onClose])
  return (
    <section
      aria-labelledby="order-panel-title"
      className="animate-rise bg-surface max-lg:-mx-4 max-lg:px-4 lg:sticky lg:top-0 lg:h-dvh lg:overflow-y-auto lg:border-l lg:px-5"
    >
      <div className="sticky top-0 z-10 flex items-center gap-3 bg-surface py-3">
        <Button look="ghost" size="icon" aria-label={words.back} onClick={onClose} className="-ml-2 lg:hidden">
          <ArrowLeft aria-hidden className="size-6" />
        </Button>
        <h2 id="order-panel-title" ref={heading} tabIndex={-1} className="flex-1 font-bold text-xl outline-none">
          {orderNumber(orderId)}
        </h2>
        <span aria-live="polite">
          {live.state === 'ready' && (
            <span key={live.value.status} className="inline-flex animate-pop">
              <StatusBadge status={live.value.status} />
            </span>
          )}
        </span>
        <Button look="ghost" size="icon" aria-label={words.close} onClick={onClose} className="-mr-2 max-lg:hidden">
          <X aria-hidden className="size-5" />
        </Button>
      </div>
      {live.state === 'loading' && (
        <div className="grid gap-4 py-2">
          <Skeleton className="h-28" />
          <Skeleton className="h-20" />
          <Skeleton className="h-40" />
        </div>
      )}
      {live.state === 'failed' && <FailedState {...live} />}
      {live.state === 'empty' && live.fromCache && <UnseenState />}
      {live.state === 'empty' && !live.fromCache && (
        <EmptyState icon={<SearchX />} title={words.missing} body={words.missingBody} />
      )}
      {live.state === 'ready' && <OrderDetails order={live.value} />}
    </section>
  )
}
