import { clsx } from 'clsx'
import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { useTitle } from '../app/use-title.ts'

interface PageProps {
  readonly title: string
  /** What stands beside the title. */
  readonly aside?: ReactNode
  /** Where one comes from, if that is one step of several. */
  readonly back?: { readonly to: string; readonly label: string }
  readonly width?: 'narrow' | 'wide'
  readonly children: ReactNode
}

/** A page's frame: its title, in the tab too, above its content. */
export function Page({ title, aside, back, width = 'narrow', children }: PageProps) {
  useTitle(title)
  return (
    <main
      id="content"
      tabIndex={-1}
      className={clsx('grid w-full gap-5 px-4 py-5 outline-none md:py-8', width === 'narrow' && 'max-w-3xl')}
    >
      <div className="flex min-h-control items-center justify-between gap-4">
        <div className="flex min-w-0 items-center gap-1">
          {back && (
            <Link
              to={back.to}
              aria-label={back.label}
              className="-ml-3 grid size-control shrink-0 place-items-center rounded-full hover:bg-muted"
            >
              <ChevronLeft aria-hidden className="size-6" />
            </Link>
          )}
          <h1 className="font-bold text-2xl md:text-3xl">{title}</h1>
        </div>
        {aside}
      </div>
      {children}
    </main>
  )
}
