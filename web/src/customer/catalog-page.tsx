import { useTitle } from '../app/use-title.ts'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import { DoorPromise } from './door-promise.tsx'
import { LiveShelves } from './live-shelves.tsx'
import { SearchBox } from './search-box.tsx'
import { ShelfChips } from './shelf-chips.tsx'
import { SortChoice } from './sort-choice.tsx'
import { useShelfFilter } from './use-shelf-filter.ts'

/** `/`: everything on sale, by shelf and by search. */
export function CatalogPage() {
  const words = useWords(customerWords).catalog
  const { filter, look } = useShelfFilter()
  useTitle(words.title)
  return (
    <main id="content" tabIndex={-1} className="px-4 outline-none">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 pt-4 md:pt-8">
        <h1 className="font-extrabold text-[1.7rem] md:text-4xl">{words.hero}</h1>
        <DoorPromise />
      </div>
      <search className="sticky top-0 z-20 md:top-header -mx-4 grid grid-cols-[minmax(0,1fr)] gap-2 bg-background px-4 pt-3 pb-2">
        <div className="grid grid-cols-[1fr_auto] gap-2">
          <SearchBox search={filter.search} onSearch={(search) => look({ search })} />
          <SortChoice chosen={filter.sort} onChoose={(sort) => look({ sort })} />
        </div>
        <ShelfChips chosen={filter.category} onChoose={(category) => look({ category })} />
      </search>
      <LiveShelves />
    </main>
  )
}
