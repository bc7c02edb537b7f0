import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { useTitle } from '../app/use-title.ts'

interface PageProps {
  readonly title: string
  /** What stands beside the title. */
  readonly aside?: ReactNode
  readonly width?: 'narrow' | 'wide'
  readonly children: ReactNode
}

/** A page's frame: its title, in the tab too, above its content. */
export function Page({ title, aside, width = 'narrow', children }: PageProps) {
  useTitle(title)
  return (
    <main
      id="content"
      tabIndex={-1}
      className={clsx('grid w-full gap-5 px-4 py-5 outline-none md:py-8', width === 'narrow' && 'max-w-3xl')}
    >
      <div className="flex min-h-control items-center justify-between gap-4">
        <h1 className="font-bold text-2xl md:text-3xl">{title}</h1>
        {aside}
      </div>
      {children}
    </main>
  )
}
