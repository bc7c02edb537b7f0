/** One array that came through a back channel: its id and what it carries. */
export type Arrived = readonly [id: number, content: readonly unknown[]]

/** A WebChannel client that does only what it is told, so that tests can misbehave, lose answers and come back. */
export class WebChannelClient {
  readonly #base: string
  #sid = ''
  #rid = 1000
  #sent = 0

  constructor(base: string, stream: 'Listen' | 'Write') {
    this.#base = `${base}/google.firestore.v1.Firestore/${stream}/channel`
  }

  get sid(): string {
    return this.#sid
  }

  /** Opens the channel with a first message; answers with the handshake. */
  async open(message: object, headers = ''): Promise<readonly Arrived[]> {
    const body = `${headers === '' ? '' : `headers=${encodeURIComponent(headers)}&`}${this.#body([message])}`
    const response = await this.#post('VER=8&CVER=22&X-HTTP-Session-Id=gsessionid', body)
    const handshake = chunks(await response.text()).flat() as Arrived[]
    this.#sid = String(handshake[0]?.[1][1])
    this.#sent = 1
    return handshake
  }

  /** Sends messages as a new forward request; answers with the three numbers. */
  async send(messages: readonly object[], acknowledged: number): Promise<unknown> {
    const body = this.#body(messages)
    this.#sent += messages.length
    return this.sendAgain(body, acknowledged)
  }

  /** Sends a body whatever was sent before, as a retry does. */
  async sendAgain(body: string, acknowledged: number): Promise<unknown> {
    const response = await this.#post(`SID=${this.#sid}&AID=${acknowledged}`, body)
    return chunks(await response.text())[0]
  }

  /** The body that `send` would send next, or one that is numbered from `offset` on. */
  body(messages: readonly object[], offset = this.#sent): string {
    return this.#body(messages, offset)
  }

  /** Long polling: waits for one batch. */
  async poll(acknowledged: number): Promise<readonly Arrived[]> {
    const response = await fetch(this.#backUrl(acknowledged, 1))
    return chunks(await response.text()).flat() as Arrived[]
  }

  /** Streaming: the arrays as they come, until the response ends or the caller stops. */
  async *stream(acknowledged: number): AsyncGenerator<Arrived> {
    const leaving = new AbortController()
    const response = await fetch(this.#backUrl(acknowledged, 0), { signal: leaving.signal })
    let text = ''
    try {
      for await (const bytes of response.body ?? []) {
        text += Buffer.from(bytes).toString('utf8')
        const end = wholeChunks(text)
        yield* chunks(text.slice(0, end)).flat() as Arrived[]
        text = text.slice(end)
      }
    } finally {
      leaving.abort()
    }
  }

  /** Where requests of this channel go to. */
  get url(): string {
    return `${this.#base}?VER=8&SID=${this.#sid}`
  }

  async terminate(): Promise<void> {
    await (await this.#post(`SID=${this.#sid}&TYPE=terminate`, '')).text()
  }

  #backUrl(acknowledged: number, oneBatch: 0 | 1): string {
    return `${this.#base}?VER=8&SID=${this.#sid}&RID=rpc&AID=${acknowledged}&CI=${oneBatch}&TYPE=xmlhttp&t=1`
  }

  #body(messages: readonly object[], offset = this.#sent): string {
    const numbered = messages.map((message, i) => `req${i}___data__=${encodeURIComponent(JSON.stringify(message))}`)
    return [`count=${messages.length}`, `ofs=${offset}`, ...numbered].join('&')
  }

  #post(query: string, body: string): Promise<Response> {
    this.#rid += 1
    return fetch(`${this.#base}?${query}&RID=${this.#rid}`, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    })
  }
}

/** Takes `LEN\nTEXT` pairs apart; every text is JSON. */
export function chunks(text: string): unknown[] {
  const found: unknown[] = []
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at)
    const length = Number(text.slice(at, newline))
    found.push(JSON.parse(text.slice(newline + 1, newline + 1 + length)))
    at = newline + 1 + length
  }
  return found
}

/** How much of a text is made of whole chunks. */
export function wholeChunks(text: string): number {
  for (let at = 0; ; ) {
    const newline = text.indexOf('\n', at)
    if (newline < 0) return at
    const end = newline + 1 + Number(text.slice(at, newline))
    if (end > text.length) return at
    at = end
  }
}
