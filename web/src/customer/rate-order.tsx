import type { Order } from '@blinkcart/domain/order/order'
import { Star } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { call } from '../firebase/call.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import { isToRate, type RatingProblem, ratingProblem, ratingRequest, type Stars, stars } from './rating.ts'
import { StarChoice } from './star-choice.tsx'

/** What its customer thinks of an order that was handed over: asked once, then shown. */
export function RateOrder({ order }: { readonly order: Order }) {
  if (order.rating !== null) return <Given rating={order.rating} />
  return isToRate(order) ? <Asking orderId={order.id} /> : null
}

function Asking({ orderId }: { readonly orderId: string }) {
  const words = useWords(customerWords).rating
  const [chosen, setChosen] = useState<Stars>()
  const [comment, setComment] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<RatingProblem>()
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (chosen === undefined || busy) return
    setBusy(true)
    setProblem(undefined)
    // The order itself brings the good news, and this form goes.
    setProblem(ratingProblem(await call('rateOrder', ratingRequest(orderId, chosen, comment))))
    setBusy(false)
  }
  return (
    <Card className="p-5">
      <form onSubmit={send} className="grid animate-rise gap-3">
        <h2 className="text-center font-semibold text-lg">{words.ask}</h2>
        <StarChoice chosen={chosen} onChoose={setChosen} />
        {problem && <Notice tone="danger" title={words.problems[problem]} />}
        {chosen !== undefined && (
          <>
            <Field label={words.comment}>
              {(control) => (
                <TextArea
                  {...control}
                  maxLength={300}
                  value={comment}
                  onChange={(event) => setComment(event.target.value)}
                />
              )}
            </Field>
            <Button type="submit" wide busy={busy}>
              {words.send}
            </Button>
          </>
        )}
      </form>
    </Card>
  )
}

function Given({ rating }: { readonly rating: NonNullable<Order['rating']> }) {
  const words = useWords(customerWords).rating
  return (
    <Card className="grid animate-rise gap-2 p-5">
      <h2 className="font-semibold text-lg">{words.given}</h2>
      <p role="img" aria-label={words.ofFive(rating.stars)} className="flex gap-1 text-accent">
        {stars.map((count) => (
          <Star
            key={count}
            aria-hidden
            className={count <= rating.stars ? 'size-6 fill-accent' : 'size-6 text-field'}
          />
        ))}
      </p>
      {rating.comment && <p className="break-words text-muted-foreground">“{rating.comment}”</p>}
    </Card>
  )
}
