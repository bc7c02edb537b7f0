import { startTransition, useEffect, useState } from 'react'
import { liveStore } from '../firebase/live.ts'
import { appWords } from '../words/app.ts'
import { dayAndTime } from '../words/times.ts'
import { useWords } from '../words/use-words.ts'

/** Says since when what is on screen has only been remembered, until the server has confirmed it. It moves nothing. */
export function LastSeenMark() {
  const words = useWords(appWords)
  const [seenAt, show] = useState(liveStore.seenAt)
  useEffect(() => {
    // In a turn of its own, as `use-live.ts` draws what is heard: the first time of day takes long to write.
    const look = () => startTransition(() => show(liveStore.seenAt()))
    look()
    return liveStore.onAny(look)
  }, [])
  if (seenAt === undefined) return null
  return (
    <p className="ml-auto max-w-36 text-right text-muted-foreground text-xs tabular-nums md:ml-0 md:max-w-none">
      {words.lastSeen(dayAndTime(seenAt, Date.now()))}
    </p>
  )
}
