import { type ReactNode, Suspense } from 'react'
import { Outlet, useLocation } from 'react-router-dom'
import { PageSkeleton } from '../ui/page-skeleton.tsx'
import { CrashBoundary } from './crash-boundary.tsx'
import { Crashed } from './crashed.tsx'

/** The inside of every layout: the page of this address, its outline while its code arrives, and a way on if it trips. */
export function Room({ outline = <PageSkeleton /> }: { readonly outline?: ReactNode }) {
  const { pathname } = useLocation()
  return (
    <CrashBoundary page={pathname} fallback={<Crashed />}>
      <Suspense fallback={outline}>
        <Outlet />
      </Suspense>
    </CrashBoundary>
  )
}
