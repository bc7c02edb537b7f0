import { Bell, BellOff } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { Button } from '../ui/button.tsx'
import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'
import { alertsOn, onAlerts, turnAlerts } from './alerts.ts'

/** Whether a new order is heard and felt. */
export function AlertsSwitch() {
  const words = useWords(partnerWords).pool
  const on = useSyncExternalStore(onAlerts, alertsOn)
  const Icon = on ? Bell : BellOff
  return (
    <Button
      look="ghost"
      className="-mr-2 shrink-0 whitespace-nowrap px-2!"
      icon={<Icon aria-hidden className="size-6" />}
      onClick={() => turnAlerts(!on)}
    >
      {on ? words.alertsOn : words.alertsOff}
    </Button>
  )
}
