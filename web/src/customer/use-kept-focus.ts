import { type MouseEvent, useEffect, useRef } from 'react'

/**
 * Keeps a keyboard's focus in a place whose button gives way to another when it is pressed, as `state` tells: on what
 * stands there then. Fingers and mice have no use for that.
 */
export function useKeptFocus<Place extends HTMLElement>(state: unknown) {
  const place = useRef<Place>(null)
  const before = useRef(state)
  const byKey = useRef(false)
  useEffect(() => {
    if (before.current === state) return
    before.current = state
    if (!byKey.current) return
    byKey.current = false
    const buttons = place.current?.querySelectorAll<HTMLElement>('button:not(:disabled)')
    buttons?.item(buttons.length - 1)?.focus()
  }, [state])
  const onClickCapture = ({ detail }: MouseEvent) => {
    // A key's click counts no presses.
    byKey.current = detail === 0
  }
  return { ref: place, onClickCapture }
}
