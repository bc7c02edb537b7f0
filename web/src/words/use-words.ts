import { useSyncExternalStore } from 'react'
import type { Hindi } from './hindi/hindi.ts'
import { currentSpeech, onLanguage, type Speech } from './language.ts'

/** What the app says in one room. A room without Hindi speaks English to everybody. */
export interface Words<Catalogue> {
  readonly en: Catalogue
  /** Where its Hindi stands among all that is fetched for those who read it. */
  readonly hi?: (hindi: Hindi) => Catalogue
}

/** A room that is said whole in every language: what it lacks in one, the compiler asks for. */
export type Translated<Catalogue> = Required<Words<Catalogue>>

/** The words of a room in the reader's language. */
export function useWords<Catalogue>(words: Words<Catalogue>): Catalogue {
  return wordsIn(words, useSyncExternalStore(onLanguage, currentSpeech))
}

/** The words of a room in the language of `speech`. */
export function wordsIn<Catalogue>(words: Words<Catalogue>, speech: Speech): Catalogue {
  return speech.language === 'hi' && words.hi ? words.hi(speech.hindi) : words.en
}
