import { type RefObject, useEffect, useRef } from 'react'

/** A ref whose element is scrolled into view whenever `cause` becomes another something. */
export function useIntoView<E extends HTMLElement>(cause: unknown): RefObject<E | null> {
  const element = useRef<E>(null)
  useEffect(() => {
    if (cause !== undefined) element.current?.scrollIntoView({ block: 'center', behavior: 'smooth' })
  }, [cause])
  return element
}
