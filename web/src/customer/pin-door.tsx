import { LocateFixed, MapPinCheck } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { customerWords } from '../words/customer.ts'
import { useWords } from '../words/use-words.ts'
import { devicePosition, type Here, type NotHere } from './device-position.ts'

interface PinDoorProps {
  /** Where the device was when its owner said that this is the door. */
  readonly here: Here | undefined
  /** Whether the map knows the door from an earlier time. */
  readonly known: boolean
  readonly onHere: (here: Here | undefined) => void
}

/** Puts the door on the map, for whoever stands before it; without that, the address alone does. */
export function PinDoor({ here, known, onHere }: PinDoorProps) {
  const words = useWords(customerWords).door
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<NotHere>()
  const locate = async () => {
    setBusy(true)
    const found = await devicePosition()
    setBusy(false)
    if (typeof found === 'string') return setProblem(found)
    setProblem(undefined)
    onHere(found)
  }
  return (
    <div className="grid gap-1.5">
      {here !== undefined && (
        <div className="flex items-center justify-between gap-2">
          <OnTheMap text={words.within(Math.max(1, Math.round(here.accuracy)))} />
          <Button look="ghost" className="-mr-2 px-2" onClick={() => onHere(undefined)}>
            {words.remove}
          </Button>
        </div>
      )}
      {here === undefined && known && (
        <div className="flex flex-wrap items-center justify-between gap-x-2">
          <OnTheMap text={words.known} />
          <Button look="link" className="-mr-2 px-2" busy={busy} onClick={locate}>
            {words.locate}
          </Button>
        </div>
      )}
      {here === undefined && !known && (
        <Button
          look="outline"
          className="justify-self-start"
          busy={busy}
          icon={<LocateFixed aria-hidden className="size-5" />}
          onClick={locate}
        >
          {words.locate}
        </Button>
      )}
      <p role="status" className="text-muted-foreground text-sm">
        {problem ? words.problems[problem] : here === undefined && !known && words.why}
      </p>
    </div>
  )
}

function OnTheMap({ text }: { readonly text: string }) {
  return (
    <p className="flex min-h-control items-center gap-2 font-medium text-accent text-sm">
      <MapPinCheck aria-hidden className="size-5 shrink-0" />
      {text}
    </p>
  )
}
