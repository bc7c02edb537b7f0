import { LocateFixed, LocateOff, MapPinned } from 'lucide-react'
import { type ReactNode, useSyncExternalStore } from 'react'
import { useNow } from '../app/use-now.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { partnerWords } from '../words/partner.ts'
import { span } from '../words/spans.ts'
import { useWords } from '../words/use-words.ts'
import { locationOfDevice } from './location-of-device.ts'

/** Whether the customers can see their order coming, and the button by which they can. Only for those who are on the road. */
export function LocationCard() {
  const words = useWords(partnerWords).location
  const sharing = useSyncExternalStore(locationOfDevice.subscribe, locationOfDevice.current)
  const now = useNow(5000)
  switch (sharing.state) {
    case 'off':
      return (
        <div className="grid gap-3 rounded-card bg-info-soft p-4 text-info-foreground">
          <p className="font-medium">{words.why}</p>
          <Button
            look="outline"
            icon={<MapPinned aria-hidden className="size-5" />}
            onClick={() => locationOfDevice.start()}
          >
            {words.share}
          </Button>
        </div>
      )
    case 'denied':
      return (
        <Notice tone="warning" title={words.denied}>
          {words.deniedBody}
        </Notice>
      )
    case 'unavailable':
      return (
        <Strip icon={<LocateOff aria-hidden className="size-5" />}>
          {words.unavailable}. {words.unavailableBody}
        </Strip>
      )
    case 'finding':
      return <Strip icon={<LocateFixed aria-hidden className="size-5" />}>{words.finding}</Strip>
    case 'sharing':
      return (
        <Strip icon={<LocateFixed aria-hidden className="size-5 text-accent" />}>
          {words.sharing} <span className="text-muted-foreground">· {words.age(span(now - sharing.sentAt))}</span>
        </Strip>
      )
  }
}

function Strip({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <p className="flex items-center gap-2 font-medium tabular-nums">
      {icon}
      <span>{children}</span>
    </p>
  )
}
