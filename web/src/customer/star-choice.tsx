import { clsx } from 'clsx'
import { Star } from 'lucide-react'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import { type Stars, stars } from './rating.ts'

interface StarChoiceProps {
  readonly chosen: Stars | undefined
  readonly onChoose: (stars: Stars) => void
}

/** One to five stars, as the radio buttons they are: arrows move along them, each is said with what it means. */
export function StarChoice({ chosen, onChoose }: StarChoiceProps) {
  const words = useWords(customerWords).rating
  return (
    <fieldset className="grid justify-items-center gap-1">
      <legend className="sr-only">{words.stars}</legend>
      <div className="flex">
        {stars.map((count) => (
          <label
            key={count}
            className="relative grid size-14 cursor-pointer place-items-center rounded-control has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="stars"
              value={count}
              checked={count === chosen}
              onChange={() => onChoose(count)}
              aria-label={words.meaning[count]}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            <Star
              aria-hidden
              className={clsx(
                'size-9 transition-colors',
                chosen !== undefined && count <= chosen ? 'animate-pop fill-accent text-accent' : 'text-field',
              )}
            />
          </label>
        ))}
      </div>
      <p aria-hidden className="min-h-6 text-muted-foreground text-sm">
        {chosen !== undefined && words.meaning[chosen]}
      </p>
    </fieldset>
  )
}
