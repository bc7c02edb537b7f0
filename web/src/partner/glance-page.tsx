import type { ReactNode } from 'react'
import { useTitle } from '../app/use-title.ts'
import { LostOrders } from './lost-orders.tsx'

/** A page read at a glance: the navigation shows where one is, so that the title takes no room from what is to be done. */
export function GlancePage({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  useTitle(title)
  return (
    <main id="content" tabIndex={-1} className="grid gap-4 px-4 py-4 outline-none">
      <h1 className="sr-only">{title}</h1>
      <LostOrders />
      {children}
    </main>
  )
}
