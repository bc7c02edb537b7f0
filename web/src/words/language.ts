import type { Hindi } from './hindi/hindi.ts'

/** The languages the app speaks. */
export const languages = ['en', 'hi'] as const
export type Language = (typeof languages)[number]

/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', hi: 'हिन्दी' }

/** The language in use, with its words where they have to be fetched. */
export type Speech = { readonly language: 'en' } | { readonly language: 'hi'; readonly hindi: Hindi }

const storageKey = 'blinkcart.language'
const listeners = new Set<() => void>()

let speech: Speech = { language: 'en' }
let wanted: Language = 'en'

/** The language in use now. */
export const currentSpeech = (): Speech => speech

/** Calls back when another language is in use. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The language that this device's owner reads: chosen on it before, else the device's own. */
export const languageOfDevice = (): Language => languageFor(localStorage.getItem(storageKey), navigator.languages)

/** Speaks the language chosen on this device before, else the device's own. Never rejects: without words it stays English. */
export async function resumeLanguage(): Promise<void> {
  const language = languageOfDevice()
  if (language === 'en') return
  await speak(language).catch((failure: unknown) => console.warn(`no words for ${language}`, failure))
}

/** Chooses a language for this device; rejects where its words can't be fetched. */
export async function chooseLanguage(language: Language): Promise<void> {
  await speak(language)
  localStorage.setItem(storageKey, language)
}

/** The language chosen before, else the first of the device's languages that we speak, else English. */
export function languageFor(stored: string | null, ofDevice: readonly string[]): Language {
  const wishes = [stored, ...ofDevice.map((tag) => tag.split('-')[0])]
  return wishes.flatMap((wish) => languages.filter((language) => language === wish))[0] ?? 'en'
}

async function speak(language: Language): Promise<void> {
  wanted = language
  const next: Speech = language === 'en' ? { language } : { language, hindi: (await import('./hindi/hindi.ts')).hindi }
  // Chosen otherwise while the words were on their way.
  if (wanted !== language) return
  speech = next
  document.documentElement.lang = language
  for (const listener of listeners) listener()
}
