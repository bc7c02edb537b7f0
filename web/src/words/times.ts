import { currentSpeech, type Language } from './language.ts'

const times = formats({ hour: 'numeric', minute: '2-digit' })
const weekdays = { long: formats({ weekday: 'long' }), narrow: formats({ weekday: 'narrow' }) }
const days = formats({ weekday: 'short', day: 'numeric', month: 'short' })

/** The time of day, as `9:41 pm`, in the reader's language, which no line breaks. */
export function timeOfDay(ms: number): string {
  return times().format(ms).replace(' ', '\u00a0')
}

/** The time of day, with the day before it unless that is the day of `near`: today, or the one that is spoken of. */
export function dayAndTime(ms: number, near: number): string {
  return isSameDay(ms, near) ? timeOfDay(ms) : `${days().format(ms)}, ${timeOfDay(ms)}`
}

/** Whether two moments are of one day, here. */
export function isSameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString()
}

/** A day, as `Fri, 22 May`, in the reader's language. */
export function dayOf(ms: number): string {
  return days().format(ms)
}

/** A day of the week, in full or as the letter that calendars use, in the reader's language. */
export function weekdayOf(ms: number, weekday: 'long' | 'narrow'): string {
  return weekdays[weekday]().format(ms)
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

/** A format in the reader's language, made when it is first used: making one takes longer than drawing a card. */
function formats(options: Intl.DateTimeFormatOptions): () => Intl.DateTimeFormat {
  const made: Partial<Record<Language, Intl.DateTimeFormat>> = {}
  return () => {
    const { language } = currentSpeech()
    made[language] ??= new Intl.DateTimeFormat(regions[language], options)
    return made[language]
  }
}

const regions: Readonly<Record<Language, string>> = { en: 'en-IN', hi: 'hi-IN' }
