import { clsx } from 'clsx'
import type { KeyboardEvent } from 'react'

interface Tab<Id extends string> {
  readonly id: Id
  readonly label: string
  readonly count?: number
}

interface TabsProps<Id extends string> {
  readonly label: string
  readonly tabs: readonly Tab<Id>[]
  readonly selected: Id
  readonly onSelect: (id: Id) => void
  /** The id of the element that shows the selected tab's content, which should have role `tabpanel`. */
  readonly panelId: string
}

/** A row of views of which one is shown; arrow keys move along it. */
export function Tabs<Id extends string>({ label, tabs, selected, onSelect, panelId }: TabsProps<Id>) {
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    const index = tabs.findIndex(({ id }) => id === selected)
    const next = tabs[(index + step + tabs.length) % tabs.length]
    if (next === undefined) return
    onSelect(next.id)
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus()
  }
  return (
    <div
      role="tablist"
      aria-label={label}
      onKeyDown={move}
      className="flex gap-1 overflow-x-auto rounded-control bg-muted p-1 [scrollbar-width:none] md:flex-wrap"
    >
      {tabs.map(({ id, label: name, count }) => (
        <button
          key={id}
          type="button"
          role="tab"
          data-tab={id}
          aria-selected={id === selected}
          aria-controls={panelId}
          tabIndex={id === selected ? 0 : -1}
          onClick={() => onSelect(id)}
          className={clsx(
            'flex min-h-11 flex-1 items-center justify-center md:flex-none md:px-2.5 gap-1.5 whitespace-nowrap rounded-[0.65rem] px-3 font-medium text-sm transition-colors',
            id === selected ? 'bg-foreground text-background' : 'text-muted-foreground hover:text-foreground',
          )}
        >
          {name}
          {count !== undefined && <span className="tabular-nums">{count}</span>}
        </button>
      ))}
    </div>
  )
}
