import { useLayoutEffect, useRef } from 'react'
import { pushes } from './pushes.ts'

/** Who presses something sooner than this after it came to stand there means what stood there before. */
const settlesInMs = 400

let timer: ReturnType<typeof setTimeout> | undefined

/**
 * Takes no press on the page for a moment whenever something in `column`, a list of what stands in it from the top, was
 * pushed to another place. A press that comes late hits nothing then, instead of what has taken the place of what it meant.
 */
export function useSettling(column: readonly string[]): void {
  const before = useRef(column)
  // Before the page is seen as it stands now.
  useLayoutEffect(() => {
    if (pushes(before.current, column)) unsettle()
    before.current = column
  })
}

/** The style sheet says what that means. */
function unsettle(): void {
  const { classList } = document.documentElement
  classList.add('is-settling')
  clearTimeout(timer)
  timer = setTimeout(() => classList.remove('is-settling'), settlesInMs)
}
