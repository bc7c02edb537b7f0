import { formatInr, type Paise } from '@blinkcart/domain/money'
import type { ReactNode } from 'react'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'

/** The step that leads on, with what it costs: always in reach of the thumb on a phone, below the bill on a big screen. */
export function PayBar({ total, children }: { readonly total: Paise; readonly children: ReactNode }) {
  const words = useWords(customerWords).cart
  return (
    <div className="fixed inset-x-0 bottom-bottom-nav z-30 grid grid-cols-[auto_1fr] items-center gap-4 border-t bg-surface px-4 pt-2.5 pb-[max(0.625rem,calc(env(safe-area-inset-bottom)-var(--bottom-nav)))] md:static md:block md:border-0 md:p-0">
      <p aria-hidden className="md:hidden">
        <span className="block text-muted-foreground text-xs">{words.toPay}</span>
        <span className="font-bold text-lg tabular-nums leading-tight">{formatInr(total)}</span>
      </p>
      {children}
    </div>
  )
}
