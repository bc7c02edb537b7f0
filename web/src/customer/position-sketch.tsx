import type { LiveLocation } from '@blinkcart/domain/order/order'
import { shop } from '@blinkcart/domain/shop'
import { Bike, House, Store } from 'lucide-react'
import type { Point } from '../orders/way.ts'
import { distance } from '../words/distances.ts'
import { canvas, sketch } from './sketch.ts'

interface PositionSketchProps {
  /** Where it goes, if that is known. */
  readonly door: Point | undefined
  readonly location: LiveLocation
  /** Whether the position is too old to count on. */
  readonly stale: boolean
  /** What the drawing shows, for those who don't see it. */
  readonly label: string
}

/** Where the partner is between the shop and the door, if that is known: to scale, north up, with circles of round distances. */
export function PositionSketch({ door, location, stale, label }: PositionSketchProps) {
  const drawn = sketch({ door, partner: location, shop })
  const at = ({ x, y }: { readonly x: number; readonly y: number }) => ({ transform: `translate(${x}px, ${y}px)` })
  return (
    <svg
      viewBox={`0 0 ${canvas.width} ${canvas.height}`}
      role="img"
      aria-label={label}
      className="max-h-80 w-full bg-picture"
    >
      {drawn.rings.map(({ metres, radius, label: spot }) => (
        <g key={metres} className="fill-none stroke-field/50">
          <circle
            cx={drawn.middle.x}
            cy={drawn.middle.y}
            r={radius}
            strokeDasharray="2 5"
            className={stale ? undefined : 'fill-accent/5'}
          />
          <text
            x={spot.x}
            y={spot.y + 3}
            textAnchor="middle"
            strokeWidth={4}
            paintOrder="stroke"
            className="fill-muted-foreground stroke-picture text-[10px]"
          >
            {distance(metres)}
          </text>
        </g>
      ))}
      {drawn.door && (
        <line
          x1={drawn.door.x}
          y1={drawn.door.y}
          x2={drawn.partner.x}
          y2={drawn.partner.y}
          strokeWidth={2.5}
          strokeDasharray="1 7"
          strokeLinecap="round"
          className="stroke-accent"
        />
      )}
      <g style={at(drawn.shop)} className="text-muted-foreground">
        <circle r={11} className="fill-surface stroke-border" />
        <Store x={-6.5} y={-6.5} width={13} height={13} />
      </g>
      {drawn.door && (
        <g style={at(drawn.door)}>
          <circle r={15} className="fill-foreground" />
          <House x={-8.5} y={-8.5} width={17} height={17} className="text-background" />
        </g>
      )}
      <g style={at(drawn.partner)} className="transition-transform duration-1000 ease-out">
        <circle r={Math.max(20, drawn.doubt)} className={stale ? 'fill-field/20' : 'fill-accent/20'} />
        <circle r={15} className={stale ? 'fill-field' : 'fill-accent'} />
        <Bike x={-9} y={-9} width={18} height={18} className="text-accent-foreground" />
      </g>
    </svg>
  )
}
