import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import { type CartLineView, priceChanges, type Shortage, shortages } from './cart-lines.ts'
import type { PlacingProblem } from './placing.ts'

interface PlacingNoticeProps {
  readonly problem: PlacingProblem
  /** The cart as it was last known or sent, and as it is now. */
  readonly before: readonly CartLineView[]
  readonly now: readonly CartLineView[]
  readonly onAcceptPrice: (total: number) => void
  readonly onAcceptStock: (short: readonly Shortage[]) => void
  readonly onShowOrder: (orderId: string) => void
}

/** Why the order is not placed, line by line, and one tap to go on. */
export function PlacingNotice({ problem, before, now, onAcceptPrice, onAcceptStock, onShowOrder }: PlacingNoticeProps) {
  const words = useWords(customerWords).checkout
  switch (problem.kind) {
    case 'price':
      return (
        <Notice
          tone="warning"
          title={words.priceTitle}
          actions={<Button onClick={() => onAcceptPrice(problem.total)}>{words.priceAccept(problem.total)}</Button>}
        >
          <ul className="grid gap-0.5">
            {priceChanges(before, now).map(({ sku, name, from, to }) => (
              <li key={sku}>{words.priceLine(name, from, to)}</li>
            ))}
          </ul>
          <p>{words.priceBody(problem.quoted, problem.total)}</p>
        </Notice>
      )
    case 'stock': {
      const short = shortages(now, problem.skus)
      const someLeft = short.some(({ available }) => available > 0)
      return (
        <Notice
          tone="warning"
          title={words.stockTitle}
          actions={
            <Button onClick={() => onAcceptStock(short)}>{someLeft ? words.stockAccept : words.stockLeaveOut}</Button>
          }
        >
          <ul className="grid gap-0.5">
            {short.map((line) => (
              <li key={line.sku}>{words.shortages[line.kind](line)}</li>
            ))}
          </ul>
          <p>{words.stockBody}</p>
        </Notice>
      )
    }
    case 'reused':
      return (
        <Notice
          tone="info"
          title={words.reusedTitle}
          actions={<Button onClick={() => onShowOrder(problem.orderId)}>{words.reusedAction}</Button>}
        >
          {words.reusedBody}
        </Notice>
      )
    case 'unreachable':
      return (
        <Notice tone="warning" title={words.unreachableTitle}>
          {words.unreachableBody}
        </Notice>
      )
    case 'signed-out':
      return <Notice tone="danger" title={words.signInAgain} />
    case 'refused':
      return (
        <Notice tone="danger" title={words.refusedTitle}>
          {words.refusedBody} <code>{problem.reason}</code>
        </Notice>
      )
  }
}
