import type { StatusError } from '../model/status.ts'

/**
 * Where a session sends its answers. `send` returns false when the receiver can't take more for now: the session then holds back (and
 * coalesces) until `drained` is called on it. After `end` nothing is sent.
 */
export interface Sink<Answer> {
  send(answer: Answer): boolean
  end(error?: StatusError): void
}

/** One open stream. Malformed requests end it through the sink; `close` is the client hanging up, and may be called twice. */
export interface Session<Request> {
  request(request: Request): void
  drained(): void
  close(): void
  /** Resolves once what was requested so far has its answers; absent where none is owed. A client that stops asking still waits for them. */
  answered?(): Promise<void>
}
