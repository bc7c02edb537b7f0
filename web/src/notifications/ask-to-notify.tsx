import { BellRing } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { updateWords } from '../words/updates.ts'
import { useWords } from '../words/use-words.ts'
import { askPermission } from './permission.ts'
import { usePermission } from './use-permission.ts'

const storageKey = 'blinkcart.notNow'

/** Offers to notify, where there is something to wait for; the browser's own question comes only after a yes. */
export function AskToNotify() {
  const words = useWords(updateWords).ask
  const permission = usePermission()
  const [declined, setDeclined] = useState(() => localStorage.getItem(storageKey) !== null)
  if (permission !== 'default' || declined) return null
  const notNow = () => {
    localStorage.setItem(storageKey, 'true')
    setDeclined(true)
  }
  return (
    <Card className="flex animate-rise gap-3 p-4">
      <span
        aria-hidden
        className="grid size-11 shrink-0 place-items-center rounded-full bg-accent-soft text-accent-soft-foreground"
      >
        <BellRing className="size-5" />
      </span>
      <div className="grid min-w-0 flex-1 gap-3">
        <div>
          <h2 className="font-semibold">{words.title}</h2>
          <p className="text-muted-foreground text-sm">{words.body}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button look="soft" onClick={askPermission}>
            {words.yes}
          </Button>
          <Button look="ghost" onClick={notNow}>
            {words.notNow}
          </Button>
        </div>
      </div>
    </Card>
  )
}
