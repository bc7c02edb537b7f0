import type { OrderStatus } from '@blinkcart/domain/order/lifecycle'
import { Badge } from '../ui/badge.tsx'
import { orderWords } from '../words/orders.ts'
import { useWords } from '../words/use-words.ts'
import { statusTones } from './status-tones.ts'

/** An order's status, by its name. */
export function StatusBadge({ status }: { readonly status: OrderStatus }) {
  const words = useWords(orderWords)
  return <Badge tone={statusTones[status]}>{words.statuses[status]}</Badge>
}
