import { useEffect } from 'react'

let arrivedBefore = false

/**
 * Names the page in the browser's tab and history. On going to another page it also moves the focus to its content, so
 * that a screen reader says where one is and the next Tab starts there.
 */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · BlinkCart`
    if (arrivedBefore) document.getElementById('content')?.focus({ preventScroll: true })
    arrivedBefore = true
  }, [title])
}
