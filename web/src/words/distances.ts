import { currentSpeech, type Language } from './language.ts'

const units: Record<Language, { readonly m: string; readonly km: string }> = {
  en: { m: 'm', km: 'km' },
  hi: { m: 'मीटर', km: 'किमी' },
}

/** A distance as people say it: `350 m`, `1.2 km`; no finer than a position can be. Its unit stays on the line of its number. */
export function distance(metres: number, language: Language = currentSpeech().language): string {
  const { m, km } = units[language]
  if (metres < 975) return `${Math.max(50, Math.round(metres / 50) * 50)}\u00a0${m}`
  return metres < 9950 ? `${(metres / 1000).toFixed(1)}\u00a0${km}` : `${Math.round(metres / 1000)}\u00a0${km}`
}
