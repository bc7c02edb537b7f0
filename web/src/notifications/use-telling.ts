import type { Notification } from '@blinkcart/domain/account/notification'
import { useEffect, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router-dom'
import type { Live } from '../firebase/live-store.ts'
import { toast } from '../ui/toasts.ts'
import { updateWords } from '../words/updates.ts'
import { useWords } from '../words/use-words.ts'
import { announcement, type News, newsText } from './news.ts'
import { tellOutside } from './tell-outside.ts'

/** Tells what arrives from now on, each once: on the page while it is seen, by the browser while it is not. */
export function useTelling(live: Live<readonly Notification[]>): void {
  const words = useWords(updateWords)
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const known = useRef<Set<string>>(undefined)
  useEffect(() => {
    if ((live.state !== 'ready' && live.state !== 'empty') || live.fromCache) return
    const all: readonly News[] = live.state === 'ready' ? live.value : []
    const fresh = known.current === undefined ? [] : all.filter(({ id }) => !known.current?.has(id))
    known.current = new Set(all.map(({ id }) => id))
    for (const news of [...fresh].reverse()) {
      const { path } = announcement(news, words)
      if (document.visibilityState === 'hidden') tellOutside(news, words)
      // Where it is told of live, nobody needs to be told.
      else if (path !== pathname)
        toast({ text: newsText(news, words), action: { label: words.show, run: () => navigate(path) } })
    }
  }, [live, words, navigate, pathname])
}
