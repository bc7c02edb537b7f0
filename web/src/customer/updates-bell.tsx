import { Bell } from 'lucide-react'
import { Link } from 'react-router-dom'
import { useLive } from '../firebase/use-live.ts'
import { usePushedTo } from '../notifications/use-pushed-to.ts'
import { useTelling } from '../notifications/use-telling.ts'
import { notificationsOf } from '../orders/queries.ts'
import { buttonStyles } from '../ui/button-styles.ts'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'

/** The way to the updates, and how many of them are new. */
export function UpdatesBell({ uid }: { readonly uid: string }) {
  const words = useWords(customerWords).updates
  const live = useLive(notificationsOf(uid))
  useTelling(live)
  usePushedTo(uid)
  const unread = live.state === 'ready' ? live.value.filter(({ readAt }) => readAt === null).length : 0
  return (
    <Link
      to="/updates"
      aria-label={unread === 0 ? words.title : words.unread(unread)}
      className={buttonStyles({ look: 'ghost', size: 'icon', className: 'relative' })}
    >
      <Bell aria-hidden className="size-5.5" />
      {unread > 0 && (
        <span
          key={unread}
          aria-hidden
          className="absolute top-1 right-1 grid h-[1.125rem] min-w-[1.125rem] animate-pop place-items-center rounded-full bg-accent px-1 font-bold text-[0.6875rem] text-accent-foreground tabular-nums"
        >
          {unread}
        </span>
      )}
    </Link>
  )
}
