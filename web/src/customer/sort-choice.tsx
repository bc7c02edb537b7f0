import { ArrowUpDown } from 'lucide-react'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import { type Sort, sortNamed, sorts } from './shelves.ts'

interface SortChoiceProps {
  readonly chosen: Sort
  readonly onChoose: (sort: Sort) => void
}

/** In which order the catalog is shown: the device's own menu, behind an icon where there is little room. */
export function SortChoice({ chosen, onChoose }: SortChoiceProps) {
  const words = useWords(customerWords).catalog
  return (
    <div className="relative">
      <ArrowUpDown
        aria-hidden
        className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-3.5 size-5 text-muted-foreground"
      />
      {chosen !== 'shelf' && (
        <span aria-hidden className="pointer-events-none absolute top-1.5 right-1.5 size-2.5 rounded-full bg-accent" />
      )}
      <select
        aria-label={words.sort}
        value={chosen}
        onChange={(event) => onChoose(sortNamed(event.target.value))}
        className="min-h-control w-12 cursor-pointer appearance-none rounded-control border border-field/70 bg-surface pl-12 text-base text-foreground hover:border-field md:w-56 md:pr-4 md:pl-11"
      >
        {sorts.map((sort) => (
          <option key={sort} value={sort}>
            {words.sorts[sort]}
          </option>
        ))}
      </select>
    </div>
  )
}
