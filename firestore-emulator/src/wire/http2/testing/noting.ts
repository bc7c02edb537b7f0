import type { Open } from '../connection.ts'
import type { RequestHeaders } from '../request-headers.ts'
import type { ServerStream } from '../server-stream.ts'

/** A service that notes what it hears, and answers when it is told to. */
export function noting() {
  const streams: ServerStream[] = []
  const heard: string[] = []
  const headers: RequestHeaders[] = []
  const open: Open = (stream, own) => {
    streams.push(stream)
    headers.push(own)
    return {
      data: (bytes) => heard.push(`${stream.id} ${bytes}`),
      ended: () => heard.push(`${stream.id} ended`),
      cancelled: () => heard.push(`${stream.id} cancelled`),
      drained: () => heard.push(`${stream.id} drained`),
    }
  }
  return { open, streams, heard, headers }
}
