import { currentSpeech, type Language } from './language.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

interface Units {
  readonly s: string
  readonly min: string
  readonly hour: string
  readonly hours: string
  readonly d: string
}

const units: Record<Language, Units> = {
  en: { s: 's', min: 'min', hour: 'h', hours: 'h', d: 'd' },
  hi: { s: 'सेकंड', min: 'मिनट', hour: 'घंटा', hours: 'घंटे', d: 'दिन' },
}

/** A length of time as people say it, in its largest unit that fits: `40 s`, `3 min`, `2 h 5 min`, `4 d`. No line breaks in it. */
export function span(ms: number, language: Language = currentSpeech().language): string {
  const unit = units[language]
  const length = Math.max(0, ms)
  if (length < minute) return `${Math.floor(length / second)}\u00a0${unit.s}`
  if (length < hour) return `${Math.floor(length / minute)}\u00a0${unit.min}`
  if (length >= day) return `${Math.floor(length / day)}\u00a0${unit.d}`
  const minutes = Math.floor((length % hour) / minute)
  const whole = Math.floor(length / hour)
  const hours = `${whole}\u00a0${whole === 1 ? unit.hour : unit.hours}`
  return minutes === 0 ? hours : `${hours}\u00a0${minutes}\u00a0${unit.min}`
}

/** What is left of a deadline, as a clock that runs down: `4:09`; `0:00` once it is over. */
export function countdown(ms: number): string {
  const seconds = Math.ceil(Math.max(0, ms) / second)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
