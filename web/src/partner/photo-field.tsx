import { Camera, RefreshCw, Trash2 } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { photoUrl } from '../orders/photo-url.ts'
import { Button } from '../ui/button.tsx'
import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'
import { photoIn } from './take-photo.ts'

interface PhotoFieldProps {
  readonly photo: string | undefined
  readonly onChange: (photo: string | undefined) => void
}

/** Takes a photo with the device's camera, shows it, and takes another or none. */
export function PhotoField({ photo, onChange }: PhotoFieldProps) {
  const words = useWords(partnerWords).photo
  const input = useRef<HTMLInputElement>(null)
  const problemId = useId()
  const [state, setState] = useState<'ready' | 'working' | 'failed'>('ready')

  const take = async (file: File | undefined) => {
    if (file === undefined) return
    setState('working')
    const taken = await photoIn(file)
    setState(taken === undefined ? 'failed' : 'ready')
    if (taken !== undefined) onChange(taken)
  }

  return (
    <div className="grid gap-2">
      <input
        ref={input}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-hidden
        onChange={(event) => {
          void take(event.target.files?.[0])
          // So that the same file counts as a change the next time.
          event.target.value = ''
        }}
      />
      {photo === undefined ? (
        <Button
          look="outline"
          wide
          busy={state === 'working'}
          icon={<Camera aria-hidden className="size-6" />}
          aria-describedby={state === 'failed' ? problemId : undefined}
          onClick={() => input.current?.click()}
        >
          {words.take}
        </Button>
      ) : (
        <div className="flex animate-rise gap-3 rounded-control bg-muted p-2">
          <img src={photoUrl(photo)} alt={words.taken} className="size-30 rounded-[0.65rem] bg-picture object-cover" />
          <div className="grid flex-1 gap-2">
            <Button
              look="outline"
              busy={state === 'working'}
              icon={<RefreshCw aria-hidden className="size-5" />}
              onClick={() => input.current?.click()}
            >
              {words.retake}
            </Button>
            <Button
              look="danger-quiet"
              icon={<Trash2 aria-hidden className="size-5" />}
              onClick={() => onChange(undefined)}
            >
              {words.remove}
            </Button>
          </div>
        </div>
      )}
      {state === 'failed' && (
        <p id={problemId} role="alert" className="font-medium text-danger-foreground">
          {words.failed}
        </p>
      )}
    </div>
  )
}
