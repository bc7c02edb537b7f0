import { RoomNav } from '../partner/room-nav.tsx'
import { appWords } from '../words/app.ts'
import { useWords } from '../words/use-words.ts'
import { Brand } from './brand.tsx'
import { LastSeenMark } from './last-seen-mark.tsx'
import { OfflineBar } from './offline-bar.tsx'
import { Room } from './room.tsx'
import { SkipLink } from './skip-link.tsx'

/** The frame of the partner's room: one column, hard contrast and big targets, for sun, rain and gloves (see `.room-partner`). */
export function PartnerLayout() {
  const words = useWords(appWords)
  return (
    <div className="room-partner min-h-dvh bg-background text-foreground">
      <SkipLink />
      <header className="border-b-2 bg-surface">
        <div className="mx-auto flex max-w-2xl items-center justify-between gap-4 px-4 py-2">
          <Brand to="/partner" />
          <LastSeenMark />
          <nav
            aria-label={words.mainNavigation}
            className="fixed inset-x-0 bottom-0 z-40 flex border-t-2 bg-surface px-2 pt-1 pb-[max(0.25rem,env(safe-area-inset-bottom))] md:static md:gap-1 md:border-0 md:p-0"
          >
            <RoomNav />
          </nav>
        </div>
      </header>
      <OfflineBar />
      <div className="mx-auto w-full max-w-2xl pb-[calc(6.5rem+env(safe-area-inset-bottom))] md:pb-12">
        <Room />
      </div>
    </div>
  )
}
