/** So many bytes of answers may wait on a connection before no more of its requests begin, and senders hold back. */
const mostAnswers = 16 * 1024 * 1024
/** So many bytes, of answers and of requests, may wait at all. */
const mostInAll = 512 * 1024 * 1024

/** What is kept for the client of one connection, on all its streams together. */
export class Room {
  #answers = 0
  #requests = 0

  /** So much more of an answer waits to be written; less, when it is negative. */
  answers(bytes: number): void {
    this.#answers += bytes
  }

  /** So much more of a request waits for its end, or to begin; less, when it is negative. */
  requests(bytes: number): void {
    this.#requests += bytes
  }

  /** Whether the client has to read before more is made for it. */
  get isFull(): boolean {
    return this.#answers >= mostAnswers
  }

  /** Whether more waits than can be kept for anybody. */
  get isOverrun(): boolean {
    return this.#answers + this.#requests > mostInAll
  }
}
