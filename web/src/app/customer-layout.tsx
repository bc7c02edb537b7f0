import { count } from '@blinkcart/domain/cart/cart'
import { clsx } from 'clsx'
import { ReceiptText, ShoppingBag, Store, UserRound } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { Link, Navigate, useLocation } from 'react-router-dom'
import { useCart } from '../customer/use-cart.ts'
import { useSession } from '../firebase/use-session.ts'
import { appWords } from '../words/app.ts'
import { useWords } from '../words/use-words.ts'
import { Brand } from './brand.tsx'
import { homes } from './homes.ts'
import { idle } from './idle.ts'
import { LastSeenMark } from './last-seen-mark.tsx'
import { NavItem } from './nav-item.tsx'
import { OfflineBar } from './offline-bar.tsx'
import { Room } from './room.tsx'
import { SkipLink } from './skip-link.tsx'

// The first paint waits for no bell.
const UpdatesBell = lazy(async () => {
  await idle()
  return { default: (await import('../customer/updates-bell.tsx')).UpdatesBell }
})

/**
 * The frame of the customer's room: thumb-reach navigation at the bottom of a phone, a header on a big screen.
 * It is one navigation in the document, so that nobody hears it twice. Partners and admins who open the shop go home.
 * At the checkout a phone has one thing to press, and no other way under the same thumb.
 */
export function CustomerLayout() {
  const words = useWords(appWords)
  const session = useSession()
  const { pathname } = useLocation()
  const items = count(useCart())
  const paying = pathname === '/checkout'
  const role = session.state === 'signed-in' ? session.role : 'customer'
  if (pathname === '/' && role !== undefined && role !== 'customer') return <Navigate to={homes[role]} replace />
  return (
    <>
      <SkipLink />
      <header className="border-b bg-surface md:sticky md:top-0 md:z-30">
        <div className="mx-auto flex max-w-6xl items-center justify-between gap-4 px-4 py-2 md:py-3">
          <Brand to="/" />
          <LastSeenMark />
          <nav
            aria-label={words.mainNavigation}
            className={clsx(
              'fixed inset-x-0 bottom-0 z-40 flex h-bottom-nav items-center border-t bg-surface px-2 pb-[env(safe-area-inset-bottom)] md:static md:h-auto md:ml-auto md:gap-1 md:border-0 md:bg-transparent md:p-0',
              paying && 'max-md:hidden',
            )}
          >
            <NavItem to="/" end icon={Store} label={words.nav.shop} />
            <NavItem
              to="/cart"
              icon={ShoppingBag}
              label={words.nav.cart}
              count={{ value: items, label: words.nav.cartCount(items) }}
            />
            <NavItem to="/orders" icon={ReceiptText} label={words.nav.orders} />
            <NavItem to="/account" icon={UserRound} label={words.nav.account} />
          </nav>
          {session.state === 'signed-in' && session.role === 'customer' && (
            <Suspense fallback={<span className="size-control" />}>
              <UpdatesBell uid={session.uid} />
            </Suspense>
          )}
          {session.state === 'signed-out' && (
            <Link
              to={`/sign-in?next=${encodeURIComponent(pathname)}`}
              className="flex min-h-control items-center rounded-control bg-accent-soft px-4 font-semibold text-accent-soft-foreground"
            >
              {words.signIn}
            </Link>
          )}
        </div>
      </header>
      <OfflineBar />
      <div
        className={clsx(
          'mx-auto w-full max-w-6xl pb-[calc(var(--bottom-nav)+5.5rem)] md:pb-12',
          paying && '[--bottom-nav:0px]',
        )}
      >
        <Room />
      </div>
    </>
  )
}
