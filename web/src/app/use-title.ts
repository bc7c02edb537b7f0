import { useEffect } from 'react'

let arrivedBefore = false

/**
 * Names the page in the browser's tab and history, and tells search engines the one address it goes by. On going to
 * another page it also moves the focus to its content, so that a screen reader says where one is and the next Tab starts
 * there.
 */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · BlinkCart`
    canonicalLink().href = location.origin + location.pathname
    if (arrivedBefore) document.getElementById('content')?.focus({ preventScroll: true })
    arrivedBefore = true
  }, [title])
}

function canonicalLink(): HTMLLinkElement {
  const known = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')
  if (known) return known
  const link = document.createElement('link')
  link.rel = 'canonical'
  document.head.append(link)
  return link
}
