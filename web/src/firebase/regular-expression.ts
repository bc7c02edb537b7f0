/**
 * Stands in for `re2js` in the Firestore SDK, by an alias in vite.config.ts. The SDK evaluates only pipeline queries
 * with it, which this app doesn't make, and it is a quarter of the SDK's size.
 */
export class RE2JS {
  readonly #whole: RegExp
  readonly #part: RegExp

  private constructor(pattern: string) {
    this.#whole = new RegExp(`^(?:${pattern})$`, 'u')
    this.#part = new RegExp(pattern, 'u')
  }

  /** A regular expression; throws where the pattern is not one. */
  static compile(pattern: string): RE2JS {
    return new RE2JS(pattern)
  }

  /** Whether all of `text` matches. */
  matches(text: string): boolean {
    return this.#whole.test(text)
  }

  /** Whether some part of `text` matches. */
  test(text: string): boolean {
    return this.#part.test(text)
  }
}
