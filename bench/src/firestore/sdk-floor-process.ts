import { createServer } from 'node:net'
import { parseArgs } from 'node:util'
import type { CallHandler, GrpcCall } from '../../../firestore-emulator/src/wire/grpc/grpc-call.ts'
import { grpcServer } from '../../../firestore-emulator/src/wire/grpc/grpc-server.ts'
import { encodeListenResponse } from '../../../firestore-emulator/src/wire/grpc/listen-encoder.ts'
import type {
  CommitRequest,
  ProtoDocument,
  ProtoListenRequest,
} from '../../../firestore-emulator/src/wire/proto/messages.ts'
import { messageType } from '../../../firestore-emulator/src/wire/proto/schema.ts'
import { BatchedFile } from './batched-file.ts'

/*
 * The least that a server can do which Firestore's SDKs take for a Firestore: it keeps commits as the durable floor keeps updates, and tells those
 * who follow a document, or all of them. Knows no queries, rules, indexes, history, preconditions or ends of listeners.
 */
interface Kept {
  readonly bytes: Buffer
  readonly names: readonly string[]
  answer(): void
}

interface Follower {
  readonly call: GrpcCall
  readonly targetId: number
}

const { values } = parseArgs({ options: { file: { type: 'string' } } })
if (values.file === undefined) throw new Error('say where to keep things: --file PATH')
const file = new BatchedFile<Kept>(values.file, { bytesOf: ({ bytes }) => bytes, tell })

const types = {
  commitRequest: messageType('CommitRequest'),
  commitAnswer: messageType('CommitResponse'),
  listenRequest: messageType('ListenRequest'),
}
const everything = '*'
const followers = new Map<string, Follower[]>()
const documents = new Map<string, ProtoDocument>()

const handles = new Map([
  ['/google.firestore.v1.Firestore/Commit', handleCommit],
  ['/google.firestore.v1.Firestore/Listen', handleListen],
])
const grpc = grpcServer(handles, console.error)
const server = createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => socket.destroy())
  grpc.accept(socket)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(`Floor ready on :${typeof address === 'string' ? address : address?.port}`)
})
process.once('SIGTERM', () => {
  file.close()
  process.exit(0)
})

function handleCommit(call: GrpcCall): CallHandler {
  return handlerOf((bytes) => {
    const { writes } = types.commitRequest.decode(bytes) as unknown as CommitRequest
    const updateTime = nextTime()
    const names = (writes ?? []).map(({ update }) => {
      const name = update?.name ?? ''
      const before = documents.get(name)
      const fields = { ...before?.fields, ...update?.fields }
      documents.set(name, { name, fields, createTime: before?.createTime ?? updateTime, updateTime })
      return name
    })
    const answer = () => {
      const writeResults = names.map(() => ({ updateTime }))
      call.send(types.commitAnswer.encode({ writeResults, commitTime: updateTime }).finish())
      call.end()
    }
    file.add({ bytes, names, answer })
  })
}

function handleListen(call: GrpcCall): CallHandler {
  return handlerOf((bytes) => {
    const { addTarget } = types.listenRequest.decode(bytes) as unknown as ProtoListenRequest
    const targetId = addTarget?.targetId
    if (!targetId) return
    const [name = everything] = addTarget?.documents?.documents ?? []
    const list = followers.get(name) ?? []
    list.push({ call, targetId })
    followers.set(name, list)
    send(call, { targetChange: { targetChangeType: added, targetIds: [targetId] } })
    const present = name === everything ? [...documents.values()] : [documents.get(name)]
    for (const document of present) if (document) send(call, { documentChange: { document, targetIds: [targetId] } })
    send(call, {
      targetChange: { targetChangeType: current, targetIds: [targetId], resumeToken, readTime: nextTime() },
    })
    send(call, { targetChange: { targetChangeType: unchanged, targetIds: [], resumeToken, readTime: nextTime() } })
  })
}

function tell(batch: readonly Kept[]): void {
  const told = new Set<GrpcCall>()
  for (const name of batch.flatMap(({ names }) => names)) {
    const document = documents.get(name)
    for (const { call, targetId } of [...(followers.get(name) ?? []), ...(followers.get(everything) ?? [])]) {
      send(call, { documentChange: { document, targetIds: [targetId] } })
      told.add(call)
    }
  }
  const snapshot = encodeListenResponse({
    targetChange: { targetChangeType: unchanged, targetIds: [], resumeToken, readTime: nextTime() },
  })
  for (const call of told) call.send(snapshot)
  for (const { answer } of batch) answer()
}

// The kinds of a target's change, by their numbers on the wire.
const [unchanged, added, current] = [0, 1, 3]
const resumeToken = Buffer.from('none')

const send = (call: GrpcCall, answer: object) => call.send(encodeListenResponse(answer))

const handlerOf = (message: (bytes: Buffer) => void): CallHandler => ({
  message,
  ended() {},
  cancelled() {},
  drained() {},
})

let lastMicros = 0

/** Now, and later than before. */
function nextTime(): { readonly seconds: number; readonly nanos: number } {
  lastMicros = Math.max(lastMicros + 1, Date.now() * 1000)
  return { seconds: Math.floor(lastMicros / 1e6), nanos: (lastMicros % 1e6) * 1000 }
}
