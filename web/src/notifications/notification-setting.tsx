import { BellOff, BellRing } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { updateWords } from '../words/updates.ts'
import { useWords } from '../words/use-words.ts'
import { askPermission } from './permission.ts'
import { usePermission } from './use-permission.ts'

/** Whether this browser notifies, and the way to let it; where it can't, there is nothing to say. */
export function NotificationSetting() {
  const words = useWords(updateWords).setting
  const permission = usePermission()
  if (permission === 'impossible') return null
  const Icon = permission === 'granted' ? BellRing : BellOff
  return (
    <section className="grid gap-2">
      <h2 className="font-semibold">{words.title}</h2>
      <Card className="flex items-center gap-3 p-4">
        <Icon aria-hidden className="size-5 shrink-0 text-accent" />
        <p className="min-w-0 flex-1 text-pretty">{words.states[permission]}</p>
        {permission === 'default' && (
          <Button look="soft" onClick={askPermission}>
            {words.allow}
          </Button>
        )}
      </Card>
    </section>
  )
}
