import type { LiveLocation, Order } from '@blinkcart/domain/order/order'
import { shop } from '@blinkcart/domain/shop'
import { clsx } from 'clsx'
import { Bike } from 'lucide-react'
import { useNow } from '../app/use-now.ts'
import type { Live } from '../firebase/live-store.ts'
import { metresBetween, type Point, pointOf } from '../orders/way.ts'
import { Card } from '../ui/card.tsx'
import { customerWords } from '../words/customer.ts'
import { distance } from '../words/distances.ts'
import { span } from '../words/spans.ts'
import { useWords } from '../words/use-words.ts'
import { PositionSketch } from './position-sketch.tsx'
import { canvas } from './sketch.ts'

interface PartnerPositionProps {
  readonly order: Order
  readonly location: Live<LiveLocation>
}

/** From this age on, a position is shown as where the partner was, not as where they are. */
const staleMs = 60_000

/** Where the partner is while they bring the order, how far that is, and how old the news; in words where it can't be drawn. */
export function PartnerPosition({ order, location }: PartnerPositionProps) {
  const words = useWords(customerWords).position
  const door = pointOf(order.deliveryAddress)
  return (
    <Card className="overflow-hidden">
      {location.state === 'ready' ? (
        <Known door={door} location={location.value} />
      ) : (
        <Unknown isLoading={location.state === 'loading'} />
      )}
      {/* The order says so itself: it is there before the position is. */}
      {door === undefined && (location.state === 'ready' || location.state === 'loading') && (
        <p className="px-4 pb-4 text-muted-foreground text-sm">{words.noDoor}</p>
      )}
    </Card>
  )
}

function Unknown({ isLoading }: { readonly isLoading: boolean }) {
  const words = useWords(customerWords).position
  return (
    <>
      <div
        style={{ aspectRatio: canvas.width / canvas.height }}
        className={clsx(
          'grid max-h-80 w-full place-items-center bg-picture text-field',
          isLoading && 'animate-shimmer',
        )}
      >
        {!isLoading && <Bike aria-hidden className="size-14" strokeWidth={1.5} />}
      </div>
      {/* While it loads nothing is said: the word most often follows at once. */}
      <p className="p-4 text-muted-foreground">{isLoading ? '\u00a0' : words.unknown}</p>
    </>
  )
}

interface KnownProps {
  readonly door: Point | undefined
  readonly location: LiveLocation
}

function Known({ door, location }: KnownProps) {
  const words = useWords(customerWords).position
  const now = useNow(1000)
  const age = span(now - location.at)
  const stale = now - location.at > staleMs
  const away = door && distance(metresBetween(location, door))
  const fromShop = distance(metresBetween(location, shop))
  return (
    <div className="animate-rise">
      <PositionSketch
        door={door}
        location={location}
        stale={stale}
        label={away === undefined ? words.drawingFromShop(fromShop) : words.drawing(away)}
      />
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-0.5 p-4">
        <p className="font-semibold">{away === undefined ? words.fromShop(fromShop) : words.away(away)}</p>
        <p
          className={clsx(
            'text-right text-sm tabular-nums',
            stale ? 'font-semibold text-warning-foreground' : 'text-muted-foreground',
          )}
        >
          {stale ? words.lastSeen(age) : words.seen(age)}
        </p>
      </div>
    </div>
  )
}
