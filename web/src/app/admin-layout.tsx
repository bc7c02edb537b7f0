import { ReceiptText, UserRound, UsersRound } from 'lucide-react'
import { appWords } from '../words/app.ts'
import { useWords } from '../words/use-words.ts'
import { Brand } from './brand.tsx'
import { NavItem } from './nav-item.tsx'
import { OfflineBar } from './offline-bar.tsx'
import { Room } from './room.tsx'
import { SkipLink } from './skip-link.tsx'

/** The frame of the admin's room: a sidebar that stays and the whole width for what is live; a top bar on small screens. */
export function AdminLayout() {
  const words = useWords(appWords)
  return (
    <div className="flex min-h-dvh flex-col lg:flex-row">
      <SkipLink />
      <header className="flex flex-wrap items-center justify-between gap-x-4 border-b bg-surface px-4 py-2 lg:sticky lg:top-0 lg:h-dvh lg:w-60 lg:flex-col lg:flex-nowrap lg:items-stretch lg:justify-start lg:border-r lg:border-b-0 lg:p-4">
        <Brand to="/admin" />
        <nav aria-label={words.mainNavigation} className="flex gap-1 lg:mt-4 lg:flex-col">
          <NavItem to="/admin" end icon={ReceiptText} label={words.nav.adminOrders} />
          <NavItem to="/admin/partners" icon={UsersRound} label={words.nav.partners} />
          <NavItem to="/admin/account" icon={UserRound} label={words.nav.account} />
        </nav>
      </header>
      <div className="min-w-0 flex-1">
        <OfflineBar />
        <Room />
      </div>
    </div>
  )
}
