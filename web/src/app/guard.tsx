import type { Role } from '@blinkcart/domain/account/role'
import { lazy, Suspense } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router-dom'
import { useSession } from '../firebase/use-session.ts'
import { PageSkeleton } from '../ui/page-skeleton.tsx'

// Seldom seen, and so no part of what everybody loads first.
const WrongRole = lazy(async () => ({ default: (await import('./wrong-role.tsx')).WrongRole }))

/** Lets the role it admits through; asks strangers to sign in and come back; tells everyone else whose room this is. */
export function Guard({ admits }: { readonly admits: Role }) {
  const session = useSession()
  const { pathname } = useLocation()
  if (session.state === 'signed-out') return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname)}`} replace />
  return (
    <Suspense fallback={<PageSkeleton />}>
      {session.role === admits ? <Outlet /> : <WrongRole room={admits} />}
    </Suspense>
  )
}
