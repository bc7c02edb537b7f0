import { Search, X } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { Input } from '../ui/input.tsx'

interface SearchBoxProps {
  readonly label: string
  readonly hint: string
  readonly clearLabel: string
  readonly value: string
  readonly onValue: (value: string) => void
}

/** A line that narrows a list as it is typed into. */
export function SearchBox({ label, hint, clearLabel, value, onValue }: SearchBoxProps) {
  return (
    <div className="relative w-full">
      <Search
        aria-hidden
        className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-3.5 size-5 text-muted-foreground"
      />
      <Input
        role="searchbox"
        aria-label={label}
        placeholder={hint}
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onValue(event.target.value)}
        className="pr-12 pl-11!"
      />
      {value !== '' && (
        <Button
          look="ghost"
          size="icon"
          aria-label={clearLabel}
          className="absolute top-0 right-0"
          onClick={() => onValue('')}
        >
          <X aria-hidden className="size-5" />
        </Button>
      )}
    </div>
  )
}
