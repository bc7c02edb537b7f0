import { useEffect } from 'react'
import { useLocation, useNavigationType } from 'react-router-dom'

/** Starts each new page at its top; going back keeps the place, which the browser remembers. */
export function ScrollToTop() {
  const { pathname } = useLocation()
  const type = useNavigationType()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what it reacts to
  useEffect(() => {
    if (type !== 'POP') window.scrollTo(0, 0)
  }, [pathname, type])
  return null
}
