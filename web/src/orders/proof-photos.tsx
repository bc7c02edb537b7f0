import { ImageOff } from 'lucide-react'
import { useLive } from '../firebase/use-live.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { orderWords } from '../words/orders.ts'
import { timeOfDay } from '../words/times.ts'
import { useWords } from '../words/use-words.ts'
import { photoUrl } from './photo-url.ts'
import { proofsOf } from './queries.ts'

/** The photos that a partner took of what became of an order; fetched only where they are looked at. Nothing if there are none. */
export function ProofPhotos({ orderId }: { readonly orderId: string }) {
  const words = useWords(orderWords).proofs
  const live = useLive(proofsOf(orderId))
  switch (live.state) {
    case 'loading':
      return <Skeleton className="h-48" />
    case 'empty':
      return live.fromCache ? <Unseen text={words.unseen} /> : null
    case 'failed':
      return <Unseen text={words.failed} />
    case 'ready':
      return (
        <ul className="grid gap-3">
          {live.value.map(({ id, photo, kind, at }) => (
            <li key={id}>
              <figure className="grid gap-1.5">
                <img
                  src={photoUrl(photo)}
                  alt={words.kinds[kind]}
                  className="max-h-96 w-full rounded-control bg-picture object-contain"
                />
                <figcaption className="text-muted-foreground text-sm">
                  {words.kinds[kind]}, {timeOfDay(at)}
                </figcaption>
              </figure>
            </li>
          ))}
        </ul>
      )
  }
}

function Unseen({ text }: { readonly text: string }) {
  return (
    <p className="flex items-center gap-2 rounded-control bg-muted p-3 text-muted-foreground text-sm">
      <ImageOff aria-hidden className="size-5 shrink-0" />
      {text}
    </p>
  )
}
