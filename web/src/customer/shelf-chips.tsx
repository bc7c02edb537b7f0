import { type Category, categories } from '@blinkcart/domain/product/product'
import { clsx } from 'clsx'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'

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
      {[undefined, ...categories].map((category) => (
        <button
          key={category ?? 'all'}
          type="button"
          aria-pressed={category === chosen}
          onClick={() => onChoose(category)}
          className={clsx(
            'min-h-control whitespace-nowrap rounded-full px-4 font-medium text-[0.9375rem] transition-colors',
            category === chosen ? 'bg-foreground text-background' : 'border bg-surface hover:border-field',
          )}
        >
          {category === undefined ? words.all : words.categories[category]}
        </button>
      ))}
    </fieldset>
  )
}
