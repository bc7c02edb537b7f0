import { parseArgs } from 'node:util'
import { type WebSocket, WebSocketServer } from 'ws'
import { BatchedFile } from './batched-file.ts'

/*
 * The least that a server can do which keeps updates and tells others of them. With `--file`, updates that wait are appended to it
 * together and synced once before anybody hears of them; without, nothing is kept. Knows no queries, rules, indexes or history.
 */
interface Update {
  readonly order: string
  readonly text: string
  readonly from: WebSocket
}

const { values } = parseArgs({ options: { file: { type: 'string' } } })
const file =
  values.file === undefined
    ? undefined
    : new BatchedFile<Update>(values.file, { bytesOf: ({ text }) => `${text}\n`, tell })

const followers = new Map<string, Set<WebSocket>>()

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
server.on('connection', (socket) => {
  socket.on('message', (message) => {
    const text = String(message)
    const { follow, order } = JSON.parse(text) as { follow?: string; order: string }
    const update = { order, text, from: socket }
    if (follow === undefined) return file === undefined ? tell([update]) : file.add(update)
    followers.set(follow, (followers.get(follow) ?? new Set()).add(socket))
    socket.send(JSON.stringify({ following: follow }))
  })
})
server.on('listening', () => {
  const address = server.address()
  console.log(`Floor ready on :${typeof address === 'string' ? address : address?.port}`)
})
process.once('SIGTERM', () => {
  file?.close()
  process.exit(0)
})

function tell(batch: readonly Update[]): void {
  for (const { order, text, from } of batch) {
    for (const follower of followers.get(order) ?? []) follower.send(text)
    for (const follower of followers.get('*') ?? []) follower.send(text)
    from.send(JSON.stringify({ done: order }))
  }
}
