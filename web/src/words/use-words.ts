import { useSyncExternalStore } from 'react'
import type { Hindi } from './hindi/hindi.ts'
import { currentSpeech, onLanguage, type Speech } from './language.ts'

/** What the app says in one room, whole in every language: what one lacks, the compiler asks for. */
export interface Words<Catalogue> {
  readonly en: Catalogue
  /** Where its Hindi stands among all that is fetched for those who read it. */
  readonly hi: (hindi: Hindi) => Catalogue
}

/** The words of a room in the reader's language. */
export function useWords<Catalogue>(words: Words<Catalogue>): Catalogue {
  return wordsIn(words, useSyncExternalStore(onLanguage, currentSpeech))
}

/** The words of a room in the language of `speech`. */
export function wordsIn<Catalogue>(words: Words<Catalogue>, speech: Speech): Catalogue {
  return speech.language === 'hi' ? words.hi(speech.hindi) : words.en
}
