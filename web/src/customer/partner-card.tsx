import { isFinal } from '@blinkcart/domain/order/lifecycle'
import type { Order } from '@blinkcart/domain/order/order'
import { Phone } from 'lucide-react'
import { Avatar } from '../ui/avatar.tsx'
import { buttonStyles } from '../ui/button-styles.ts'
import { Card } from '../ui/card.tsx'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'

/** Who brings the order, what they ride, and a way to call them while it is coming. */
export function PartnerCard({ order }: { readonly order: Order }) {
  const words = useWords(customerWords).order
  const { partner, status } = order
  if (partner === null) return null
  return (
    <Card className="flex animate-rise items-center gap-3 p-4">
      <Avatar name={partner.name} />
      <div className="min-w-0 flex-1">
        <p className="text-muted-foreground text-sm">{words.partner}</p>
        <p className="truncate font-semibold">{partner.name}</p>
        <p className="text-muted-foreground text-sm tabular-nums">{partner.vehicleNumber}</p>
      </div>
      {!isFinal(status) && (
        <a
          href={`tel:${partner.phone}`}
          aria-label={words.call(partner.name)}
          className={buttonStyles({ look: 'soft', size: 'icon' })}
        >
          <Phone aria-hidden className="size-5" />
        </a>
      )}
    </Card>
  )
}
