import { clsx } from 'clsx'
import { useSyncExternalStore } from 'react'
import { currentToasts, onToasts } from './toasts.ts'

/** Where toasts appear: above the bottom navigation, read out politely. One per app. */
export function Toaster() {
  const toasts = useSyncExternalStore(onToasts, currentToasts)
  return (
    <div
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-[calc(var(--bottom-nav)+5rem)] z-50 flex flex-col items-center gap-2 px-4 md:bottom-6"
    >
      {toasts.map(({ id, text, tone, action }) => (
        <div
          key={id}
          className={clsx(
            'pointer-events-auto flex min-h-12 w-full max-w-sm animate-rise items-center justify-between gap-3 rounded-control px-4 py-2 shadow-lift',
            tone === 'danger' ? 'bg-danger text-danger-on' : 'bg-foreground text-background',
          )}
        >
          <p className="text-[0.9375rem]">{text}</p>
          {action && (
            <button
              type="button"
              className="-mr-2 min-h-control px-2 font-semibold underline underline-offset-4"
              onClick={action.run}
            >
              {action.label}
            </button>
          )}
        </div>
      ))}
    </div>
  )
}
