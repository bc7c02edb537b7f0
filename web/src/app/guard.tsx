import type { Role } from '@blinkcart/domain/account/role'
import { Suspense } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router-dom'
import { useSession } from '../firebase/use-session.ts'
import { PageSkeleton } from '../ui/page-skeleton.tsx'
import { WrongRole } from './wrong-role.tsx'

/** Lets the role it admits through; asks strangers to sign in and come back; tells everyone else whose room this is. */
export function Guard({ admits }: { readonly admits: Role }) {
  const session = useSession()
  const { pathname } = useLocation()
  if (session.state === 'signed-out') return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname)}`} replace />
  if (session.role !== admits) return <WrongRole room={admits} role={session.role} />
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Outlet />
    </Suspense>
  )
}
