import { Search } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Input } from '../ui/input.tsx'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'

interface SearchBoxProps {
  readonly search: string
  readonly onSearch: (search: string) => void
}

/** Searches while one types. */
export function SearchBox({ search, onSearch }: SearchBoxProps) {
  const words = useWords(customerWords).catalog
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // Whoever types leads: the address follows a moment later, and must not take back the letters typed meanwhile.
    if (box.current !== null && box.current !== document.activeElement) box.current.value = search
  }, [search])
  return (
    <div className="relative">
      <Search
        aria-hidden
        className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-4 size-5 text-muted-foreground"
      />
      <Input
        ref={box}
        type="search"
        aria-label={words.search}
        placeholder={words.placeholder}
        defaultValue={search}
        onChange={(event) => onSearch(event.target.value)}
        className="min-h-12 pl-12"
      />
    </div>
  )
}
