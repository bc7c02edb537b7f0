import { currentSpeech, type Language } from './language.ts'

const times = formats({ hour: 'numeric', minute: '2-digit' })
const weekdays = { long: formats({ weekday: 'long' }), narrow: formats({ weekday: 'narrow' }) }
const days = formats({ weekday: 'short', day: 'numeric', month: 'short' })

/** The time of day, as `9:41 pm`, in the reader's language. */
export function timeOfDay(ms: number): string {
  return times[currentSpeech().language].format(ms)
}

/** The time of day, with the day before it unless that is the day of `near`: today, or the one that is spoken of. */
export function dayAndTime(ms: number, near: number): string {
  const isNear = new Date(ms).toDateString() === new Date(near).toDateString()
  return isNear ? timeOfDay(ms) : `${days[currentSpeech().language].format(ms)}, ${timeOfDay(ms)}`
}

/** A day, as `Fri, 22 May`, in the reader's language. */
export function dayOf(ms: number): string {
  return days[currentSpeech().language].format(ms)
}

/** A day of the week, in full or as the letter that calendars use, in the reader's language. */
export function weekdayOf(ms: number, weekday: 'long' | 'narrow'): string {
  return weekdays[weekday][currentSpeech().language].format(ms)
}

/** How long until a range of moments, in whole minutes, never below one; nothing once all of it has passed. */
export function minutesUntil(
  range: { readonly from: number; readonly to: number },
  now: number,
): [number, number] | undefined {
  if (range.to <= now) return undefined
  const minutes = (ms: number) => Math.max(1, Math.ceil((ms - now) / 60_000))
  return [minutes(range.from), minutes(range.to)]
}

function formats(options: Intl.DateTimeFormatOptions): Record<Language, Intl.DateTimeFormat> {
  return { en: new Intl.DateTimeFormat('en-IN', options), hi: new Intl.DateTimeFormat('hi-IN', options) }
}
