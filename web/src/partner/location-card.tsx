import { LocateFixed, LocateOff, MapPinned } from 'lucide-react'
import { type ReactNode, useSyncExternalStore } from 'react'
import { useSettling } from '../app/settling.ts'
import { useNow } from '../app/use-now.ts'
import { useOnline } from '../app/use-online.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { partnerWords } from '../words/partner.ts'
import { span } from '../words/spans.ts'
import { useWords } from '../words/use-words.ts'
import { locationOfDevice } from './location-of-device.ts'

/** Whether the customers can see their orders coming, and the button by which they can. Only for those on the road. */
export function LocationCard() {
  const words = useWords(partnerWords).location
  const sharing = useSyncExternalStore(locationOfDevice.subscribe, locationOfDevice.current)
  const now = useNow(5000)
  useSettling([sharing.state])
  const online = useOnline()
  switch (sharing.state) {
    case 'off':
      return (
        <Strip icon={<LocateOff aria-hidden className="size-6" />}>
          <span className="min-w-0 flex-1 basis-20">{words.off}</span>
          <Button
            look="outline"
            icon={<MapPinned aria-hidden className="size-5" />}
            onClick={() => locationOfDevice.start()}
          >
            {words.share}
          </Button>
        </Strip>
      )
    case 'denied':
      return (
        <Notice tone="warning" title={words.denied}>
          {words.deniedBody}
        </Notice>
      )
    case 'unavailable':
      return <Strip icon={<LocateOff aria-hidden className="size-6" />}>{words.unavailable}</Strip>
    case 'finding':
      return <Strip icon={<LocateFixed aria-hidden className="size-6" />}>{words.finding}</Strip>
    case 'sharing':
      return (
        <Strip icon={<LocateFixed aria-hidden className="size-6 text-accent" />}>
          <span className="min-w-0 flex-1 basis-20">{online ? words.sharing : words.sharedBefore}</span>
          <span className="text-muted-foreground">{words.age(span(now - sharing.sentAt))}</span>
        </Strip>
      )
  }
}

function Strip({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="flex min-h-control flex-wrap items-center gap-3 rounded-control bg-muted py-2 pr-4 pl-4 font-medium tabular-nums has-[button]:pr-2">
      {icon}
      {children}
    </div>
  )
}
