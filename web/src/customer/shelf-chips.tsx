import { type Category, categories } from '@blinkcart/domain/product/product'
import { clsx } from 'clsx'
import { LayoutGrid } from 'lucide-react'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import { categoryIcons } from './category-icons.ts'

interface ShelfChipsProps {
  readonly chosen: Category | undefined
  readonly onChoose: (category: Category | undefined) => void
}

/** The shop's shelves, of which one, or everything, is looked at. */
export function ShelfChips({ chosen, onChoose }: ShelfChipsProps) {
  const words = useWords(customerWords).catalog
  return (
    <fieldset className="-mx-4 flex gap-2 overflow-x-auto px-4 py-1 [scrollbar-width:none]">
      <legend className="sr-only">{words.shelves}</legend>
      {[undefined, ...categories].map((category) => {
        const Icon = category === undefined ? LayoutGrid : categoryIcons[category]
        const isChosen = category === chosen
        return (
          <button
            key={category ?? 'all'}
            type="button"
            aria-pressed={isChosen}
            onClick={() => onChoose(category)}
            className={clsx(
              'flex min-h-control items-center gap-2 whitespace-nowrap rounded-full border pr-4 pl-3.5 font-medium text-[0.9375rem] transition-colors',
              isChosen ? 'border-foreground bg-foreground text-background' : 'bg-surface hover:border-field',
            )}
          >
            <Icon aria-hidden className={clsx('size-4.5 shrink-0', !isChosen && 'text-accent')} />
            {category === undefined ? words.all : words.categories[category]}
          </button>
        )
      })}
    </fieldset>
  )
}
