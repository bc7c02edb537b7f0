import { type EventEmitter, once } from 'node:events'

/** Resolves when a stream that refused more takes more again, or emits `gone`: nobody is there to take anything. */
export async function drainedOr(gone: string, stream: EventEmitter): Promise<void> {
  const settled = new AbortController()
  const { signal } = settled
  try {
    await Promise.race([once(stream, 'drain', { signal }), once(stream, gone, { signal })])
  } finally {
    settled.abort()
  }
}
