/** Presses on a page, and what waits until they are over, so that nothing moves away under a finger. */
export interface Presses {
  /** Whether a finger is on the page, about to press what lies under it. */
  isOn(): boolean
  /** Ends the press although the finger may still be there: it has done what it came for. */
  end(): void
  /** Does `work` now, or once the press is over; the same work once. */
  after(work: () => void): void
}

/** A finger that rests for longer reads, or left unseen, as over the browser's own list of choices. */
const longestMs = 4000
/** The click that a finger makes comes with its leaving, or at the latest this much after. */
const clickAfterMs = 100

/** Watches the fingers, and the mouse, that come down on `page`. */
export function pressesOn(page: EventTarget): Presses {
  const waiting = new Set<() => void>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let on = false

  const end = () => {
    if (!on) return
    on = false
    clearTimeout(timer)
    // Not at once: what is told of the click is still to hear of it where it was pressed.
    setTimeout(() => {
      const works = on ? [] : [...waiting]
      for (const work of works) {
        waiting.delete(work)
        work()
      }
    })
  }
  const endIn = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(end, ms)
  }
  page.addEventListener(
    'pointerdown',
    () => {
      on = true
      endIn(longestMs)
    },
    { capture: true, passive: true },
  )
  page.addEventListener('pointerup', () => on && endIn(clickAfterMs), { capture: true, passive: true })
  // A finger that begins to scroll, and one whose click is there.
  for (const sign of ['pointercancel', 'click']) page.addEventListener(sign, end, { capture: true, passive: true })

  return {
    isOn: () => on,
    end,
    after(work) {
      if (on) waiting.add(work)
      else work()
    },
  }
}
