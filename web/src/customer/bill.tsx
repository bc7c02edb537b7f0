import { formatInr, type Paise } from '@blinkcart/domain/money'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'

/** What the goods cost, what bringing them costs, and what is to be paid. */
export function Bill({ total }: { readonly total: Paise }) {
  const words = useWords(customerWords).cart
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-y-2">
      <dt className="text-muted-foreground">{words.items}</dt>
      <dd className="text-right tabular-nums">{formatInr(total)}</dd>
      <dt className="text-muted-foreground">{words.delivery}</dt>
      <dd className="text-right font-medium text-accent">{words.free}</dd>
      <dt className="border-t pt-3 font-semibold text-lg">{words.toPay}</dt>
      <dd className="border-t pt-3 text-right font-bold text-lg tabular-nums">{formatInr(total)}</dd>
    </dl>
  )
}
