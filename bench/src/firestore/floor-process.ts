import { closeSync, fdatasync, openSync, write } from 'node:fs'
import { parseArgs, promisify } from 'node:util'
import { type WebSocket, WebSocketServer } from 'ws'

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
const file = values.file === undefined ? undefined : openSync(values.file, 'a')
const append = promisify(write)
const sync = promisify(fdatasync)

const followers = new Map<string, Set<WebSocket>>()
let waiting: Update[] = []
let busy = false

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
server.on('connection', (socket) => {
  socket.on('message', (message) => {
    const text = String(message)
    const { follow, order } = JSON.parse(text) as { follow?: string; order: string }
    if (follow === undefined) return add({ order, text, from: socket })
    followers.set(follow, (followers.get(follow) ?? new Set()).add(socket))
    socket.send(JSON.stringify({ following: follow }))
  })
})
server.on('listening', () => {
  const address = server.address()
  console.log(`Floor ready on :${typeof address === 'string' ? address : address?.port}`)
})
process.once('SIGTERM', () => {
  if (file !== undefined) closeSync(file)
  process.exit(0)
})

function add(update: Update): void {
  waiting.push(update)
  if (file === undefined) flush()
  else if (!busy) void keep(file)
}

async function keep(descriptor: number): Promise<void> {
  busy = true
  // What came in together waits together: the first of a burst shouldn't go alone.
  await new Promise(setImmediate)
  while (waiting.length > 0) {
    const batch = waiting
    waiting = []
    await append(descriptor, `${batch.map(({ text }) => text).join('\n')}\n`)
    await sync(descriptor)
    tell(batch)
  }
  busy = false
}

function flush(): void {
  const batch = waiting
  waiting = []
  tell(batch)
}

function tell(batch: readonly Update[]): void {
  for (const { order, text, from } of batch) {
    for (const follower of followers.get(order) ?? []) follower.send(text)
    for (const follower of followers.get('*') ?? []) follower.send(text)
    from.send(JSON.stringify({ done: order }))
  }
}
