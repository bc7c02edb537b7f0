import { clsx } from 'clsx'
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'

interface ColumnHeadProps {
  readonly children: ReactNode
  readonly className?: string
  /** Whether its figures stand flush right. */
  readonly flushRight?: boolean
  /** How the table is sorted by this column, if it is, and what pressing its head does; without it, it can't be. */
  readonly sorting?: { readonly direction: 'up' | 'down' | undefined; readonly onPress: () => void }
}

const ariaSort = { up: 'ascending', down: 'descending' } as const

/** The head of a table's column. */
export function ColumnHead({ children, className, flushRight = false, sorting }: ColumnHeadProps) {
  const Icon = sorting?.direction === 'up' ? ArrowUp : ArrowDown
  return (
    <th
      scope="col"
      aria-sort={sorting?.direction && ariaSort[sorting.direction]}
      className={clsx(
        'px-3 font-medium text-muted-foreground text-sm first:pl-4 last:pr-4',
        flushRight && 'text-right',
        className,
      )}
    >
      {sorting ? (
        <button
          type="button"
          onClick={sorting.onPress}
          className={clsx(
            'group -mx-2 inline-flex min-h-11 items-center gap-1 rounded-control px-2 hover:text-foreground',
            flushRight && 'flex-row-reverse',
          )}
        >
          {children}
          <Icon
            aria-hidden
            className={clsx('size-4', sorting.direction ? 'text-accent' : 'opacity-0 group-hover:opacity-60')}
          />
        </button>
      ) : (
        <span className="inline-flex min-h-11 items-center">{children}</span>
      )}
    </th>
  )
}
