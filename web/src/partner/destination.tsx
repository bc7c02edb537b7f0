import type { Order } from '@blinkcart/domain/order/order'
import { shop } from '@blinkcart/domain/shop'
import { MapPin, Navigation, Phone, StickyNote, Store } from 'lucide-react'
import { buttonStyles } from '../ui/button-styles.ts'
import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'
import { navigateLink } from './navigate-link.ts'

/** Where to go now, with the two things that help to get there: directions and a call. */
export function Destination({ order }: { readonly order: Order }) {
  const words = useWords(partnerWords).deliveries
  const { deliveryAddress: door, customer } = order
  // What is being taken back at this moment may still be undone: its way is the same.
  const isReturning = order.status === 'FAILED' || order.status === 'RETURNED'
  const toShop = isReturning || order.status === 'ACCEPTED'
  const place = toShop ? shop : door
  const Icon = toShop ? Store : MapPin
  return (
    <div className="grid gap-3">
      <div className="flex gap-3">
        <Icon aria-hidden className="mt-0.5 size-7 shrink-0 text-accent" />
        <div className="min-w-0">
          <p className="font-medium text-muted-foreground">
            {isReturning ? words.returnTo : toShop ? words.pickUpAt : words.bringTo}
          </p>
          <p className="break-words font-bold text-xl leading-7">{toShop ? shop.name : door.line1}</p>
          <p className="text-lg">{toShop ? shop.line1 : `${door.city} ${door.pincode}`}</p>
          {order.status === 'ACCEPTED' && (
            <p className="mt-1 text-muted-foreground">
              {words.bringTo} {customer.name}, {door.line1}, {door.city} {door.pincode}
            </p>
          )}
        </div>
      </div>
      {door.note && !toShop && (
        <p className="flex gap-3 rounded-control bg-warning-soft p-3 font-medium text-warning-foreground">
          <StickyNote aria-hidden className="mt-0.5 size-5 shrink-0" />
          <span>
            <span className="sr-only">{words.note}: </span>
            {door.note}
          </span>
        </p>
      )}
      <div className="grid grid-cols-[repeat(auto-fit,minmax(6.5rem,1fr))] gap-3">
        <a
          href={navigateLink(place, navigator.userAgent)}
          target="_blank"
          rel="noreferrer"
          className={buttonStyles({ look: 'outline', wide: true })}
        >
          <Navigation aria-hidden className="size-5" />
          {words.navigate}
        </a>
        <a href={`tel:${customer.phone}`} className={buttonStyles({ look: 'outline', wide: true })}>
          <Phone aria-hidden className="size-5" />
          <span className="truncate">{words.call(customer.name.split(' ')[0] ?? customer.name)}</span>
        </a>
      </div>
    </div>
  )
}
