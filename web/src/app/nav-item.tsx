import { clsx } from 'clsx'
import type { LucideIcon } from 'lucide-react'
import { useId } from 'react'
import { NavLink } from 'react-router-dom'

interface NavItemProps {
  readonly to: string
  readonly icon: LucideIcon
  readonly label: string
  /** Whether only the very address counts as being here, not those below it. */
  readonly end?: boolean
  /** A number worth seeing on the icon, and how to say it. */
  readonly count?: { readonly value: number; readonly label: string } | undefined
}

/** One place in the navigation: an icon over its name on a phone, beside it on a big screen. */
export function NavItem({ to, icon: Icon, label, end = false, count }: NavItemProps) {
  const countId = useId()
  const counted = count !== undefined && count.value > 0
  return (
    <>
      <NavLink
        to={to}
        end={end}
        aria-describedby={counted ? countId : undefined}
        className={({ isActive }) =>
          clsx(
            'flex min-h-control min-w-16 flex-1 flex-col items-center justify-center gap-0.5 rounded-control px-3 py-1.5 font-medium text-xs transition-colors md:min-h-11 md:flex-none md:flex-row md:justify-start md:gap-3 md:text-[0.9375rem]',
            isActive
              ? 'text-accent md:bg-accent-soft md:text-accent-soft-foreground'
              : 'text-muted-foreground hover:text-foreground',
          )
        }
      >
        <span className="relative">
          <Icon aria-hidden className="size-6 md:size-5" strokeWidth={2.1} />
          {counted && <Count key={count.value} value={count.value} />}
        </span>
        {label}
      </NavLink>
      {counted && (
        <span id={countId} hidden>
          {count.label}
        </span>
      )}
    </>
  )
}

function Count({ value }: { readonly value: number }) {
  return (
    <span
      aria-hidden
      className="absolute -top-1.5 -right-2.5 grid h-[1.125rem] min-w-[1.125rem] animate-pop place-items-center rounded-full bg-accent px-1 font-bold text-[0.6875rem] text-accent-foreground tabular-nums md:-right-2"
    >
      {value}
    </span>
  )
}
