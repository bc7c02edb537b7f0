/** A request's headers by their names, those of the same name joined. */
export type RequestHeaders = ReadonlyMap<string, string>

/** Each name and value counts so much more than its letters. */
const overhead = 32

/**
 * Collects the headers of one request, or its trailers, and finds out whether they are well-formed (RFC 9113, 8.2 and 8.3).
 */
export class HeaderCollector {
  readonly headers = new Map<string, string>()
  readonly #largest: number
  #size = 0
  #regularSeen = false
  #problem: string | undefined

  constructor(largest: number) {
    this.#largest = largest
  }

  /** There is more than anybody should say; the rest of it was left out. */
  get isTooLarge(): boolean {
    return this.#size > this.#largest
  }

  add(name: string, value: string): void {
    this.#size += name.length + value.length + overhead
    if (this.isTooLarge) return
    this.#problem ??= this.#problemOf(name, value)
    const before = this.headers.get(name)
    this.headers.set(name, before === undefined ? value : `${before}${name === 'cookie' ? '; ' : ', '}${value}`)
  }

  /** What is wrong with a request's headers, if anything is. */
  problemOfRequest(): string | undefined {
    if (this.#problem !== undefined || this.isTooLarge) return this.#problem
    const { headers } = this
    if (!headers.has(':method')) return 'there is no :method'
    if (headers.get(':method') === 'CONNECT') return 'CONNECT leads nowhere'
    if (!headers.has(':scheme')) return 'there is no :scheme'
    return headers.get(':path') ? undefined : 'there is no :path'
  }

  /** What is wrong with trailers, if anything is. */
  problemOfTrailers(): string | undefined {
    if (this.#problem !== undefined) return this.#problem
    for (const name of this.headers.keys()) if (name.startsWith(':')) return `${name} is no trailer`
    return undefined
  }

  #problemOf(name: string, value: string): string | undefined {
    if (name.startsWith(':')) {
      if (!pseudoHeaders.has(name)) return `${name} is no header of a request`
      if (this.#regularSeen) return `${name} comes too late`
      return this.headers.has(name) ? `${name} is there twice` : undefined
    }
    this.#regularSeen = true
    if (name === '' || forbiddenInName.test(name)) return 'a name has letters that names have not'
    if (ofConnections.has(name)) return `${name} belongs to HTTP/1.1`
    if (name === 'te' && value !== 'trailers') return 'te can only be "trailers"'
    return forbiddenInValue.test(value) ? `${name} has letters that values have not` : undefined
  }
}

const pseudoHeaders = new Set([':method', ':scheme', ':authority', ':path'])
const ofConnections = new Set(['connection', 'proxy-connection', 'keep-alive', 'transfer-encoding', 'upgrade'])
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are meant
const forbiddenInName = /[\x00-\x20A-Z:\x7f-\xff]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are meant
const forbiddenInValue = /[\x00\r\n]|^[ \t]|[ \t]$/
