const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** A length of time as people say it, in its largest unit that fits: `40 s`, `3 min`, `2 h 5 min`, `4 d`. */
export function span(ms: number): string {
  const length = Math.max(0, ms)
  if (length < minute) return `${Math.floor(length / second)} s`
  if (length < hour) return `${Math.floor(length / minute)} min`
  if (length >= day) return `${Math.floor(length / day)} d`
  const minutes = Math.floor((length % hour) / minute)
  const hours = `${Math.floor(length / hour)} h`
  return minutes === 0 ? hours : `${hours} ${minutes} min`
}

/** What is left of a deadline, as a clock that runs down: `4:09`; `0:00` once it is over. */
export function countdown(ms: number): string {
  const seconds = Math.ceil(Math.max(0, ms) / second)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
