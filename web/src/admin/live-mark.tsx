import { clsx } from 'clsx'
import { Eye } from 'lucide-react'
import { useOnline } from '../app/use-online.ts'
import type { Live } from '../firebase/live-store.ts'
import { adminWords } from '../words/admin.ts'
import { useWords } from '../words/use-words.ts'

/** Whether what is on screen is the present, and that here one only watches. */
export function LiveMark({ live }: { readonly live: Live<unknown> }) {
  const words = useWords(adminWords)
  const online = useOnline()
  const known = live.state === 'ready' || live.state === 'empty'
  const now = known && !live.fromCache && online
  return (
    <p className="flex items-center gap-4 font-medium text-muted-foreground text-sm">
      <span className="flex items-center gap-1.5 max-sm:sr-only">
        <Eye aria-hidden className="size-4" />
        {words.watching}
      </span>
      <span aria-live="polite" className={clsx('flex items-center gap-2', now && 'text-accent')}>
        <span aria-hidden className="relative flex size-2.5">
          {now && <span className="absolute inset-0 animate-breathe rounded-full bg-accent opacity-60" />}
          <span className={clsx('relative size-2.5 rounded-full', now ? 'bg-accent' : 'bg-field')} />
        </span>
        {now ? words.live : known ? words.lastSeen : live.state === 'failed' ? words.notConnected : words.connecting}
      </span>
    </p>
  )
}
