import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './button.tsx'

interface SheetProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly closeLabel: string
  readonly children: ReactNode
}

/**
 * A dialog: rises from the bottom on a phone, stands in the middle of a big screen.
 * The browser's own modal keeps focus inside, closes on Escape and gives focus back.
 */
export function Sheet({ open, onClose, title, closeLabel, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  /** Whether the press began beside what the dialog holds: one that only ends there, as when text is selected, closes nothing. */
  const beganBeside = useRef(false)
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: pressing beside the dialog is a shortcut; Escape and the button do the same
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      onPointerDown={(event) => {
        beganBeside.current = event.target === event.currentTarget
      }}
      onClick={(event) => event.target === event.currentTarget && beganBeside.current && onClose()}
      className="m-0 mt-auto w-full max-w-none overflow-visible bg-transparent text-foreground open:animate-rise sm:m-auto sm:max-w-md"
    >
      {open && (
        <div className="max-h-[85dvh] overflow-y-auto rounded-t-card bg-surface-raised p-5 pb-[max(1.25rem,env(safe-area-inset-bottom))] shadow-lift sm:rounded-card">
          <div className="mb-3 flex items-start justify-between gap-4">
            <h2 id={titleId} className="pt-1.5 font-semibold text-xl">
              {title}
            </h2>
            <Button look="ghost" size="icon" onClick={onClose} aria-label={closeLabel} className="-mt-1 -mr-2">
              <X aria-hidden className="size-5" />
            </Button>
          </div>
          {children}
        </div>
      )}
    </dialog>
  )
}
