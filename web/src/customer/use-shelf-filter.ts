import { useSearchParams } from 'react-router-dom'
import { categoryNamed, type ShelfFilter, sortNamed } from './shelves.ts'

/** What of the catalog is looked at: it stands in the address, so that it can be shared and survives a reload. */
export function useShelfFilter(): { filter: ShelfFilter; look: (filter: Partial<ShelfFilter>) => void } {
  const [params, setParams] = useSearchParams()
  const filter: ShelfFilter = {
    search: params.get('q') ?? '',
    category: categoryNamed(params.get('shelf')),
    sort: sortNamed(params.get('sort')),
  }
  const look = (change: Partial<ShelfFilter>) => {
    const { search, category, sort } = { ...filter, ...change }
    setParams(
      { ...(search && { q: search }), ...(category && { shelf: category }), ...(sort !== 'shelf' && { sort }) },
      { replace: true },
    )
  }
  return { filter, look }
}
