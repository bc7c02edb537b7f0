/** What the app says in one room, once per language. Hindi follows as a second entry of the same shape. */
export interface Words<Catalogue> {
  readonly en: Catalogue
}

/** The words of a room in the reader's language. */
export function useWords<Catalogue>(words: Words<Catalogue>): Catalogue {
  return words.en
}
