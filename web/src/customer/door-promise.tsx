import type { Address } from '@blinkcart/domain/account/address'
import { etaOf } from '@blinkcart/domain/order/eta'
import { plainClock } from '@blinkcart/domain/time'
import { Zap } from 'lucide-react'
import { customerWords } from '../words/customer.ts'
import { minutesUntil } from '../words/times.ts'
import { useWords } from '../words/use-words.ts'

interface DoorPromiseProps {
  /** Where it goes, where that is known. */
  readonly door?: Pick<Address, 'lat' | 'lng'>
}

/** How soon what is ordered now is at the door. */
export function DoorPromise({ door }: DoorPromiseProps) {
  const words = useWords(customerWords).catalog
  const eta = etaOf('PLACED', plainClock(0), door)
  const minutes = eta && minutesUntil(eta, 0)
  return (
    minutes && (
      <p className="flex items-center gap-1.5 font-medium text-accent tabular-nums">
        <Zap aria-hidden className="size-4 shrink-0 fill-current" />
        {words.promise(minutes)}
      </p>
    )
  )
}
