import { type Client, credentials, Metadata, makeGenericClientConstructor } from '@grpc/grpc-js'
import { definition } from '../../../firestore-emulator/src/wire/testing/grpc-definition.ts'
import { project } from '../firestore/ours.ts'
import type { Account } from './ledger.ts'

const FirestoreClient = makeGenericClientConstructor(definition, 'Firestore')
const database = `projects/${project}/databases/(default)`
const owner = new Metadata()
owner.set('authorization', 'Bearer owner')

/**
 * Commits one batch after the other until the connection breaks: each sets the writer's two counters and leaves an entry. It never repeats
 * a commit, so what wasn't acknowledged is at most one.
 */
export async function writeUntilBroken(port: number, account: Account): Promise<void> {
  const client = new FirestoreClient(`127.0.0.1:${port}`, credentials.createInsecure())
  try {
    for (;;) {
      account.asked += 1
      if (!(await commit(client, account))) return
      account.acknowledged = account.asked
    }
  } finally {
    client.close()
  }
}

function commit(client: Client, { writer, asked }: Account): Promise<boolean> {
  const method = definition.Commit
  if (method === undefined) throw new Error('the service has no Commit')
  const paths = [`orders/${writer}-left`, `orders/${writer}-right`, `entries/${writer}-${asked}`]
  const writes = paths.map((path) => ({
    update: {
      name: `${database}/documents/${path}`,
      fields: { n: { integerValue: asked }, writer: { stringValue: writer } },
    },
  }))
  const { path, requestSerialize, responseDeserialize } = method
  return new Promise((resolve) => {
    client.makeUnaryRequest(path, requestSerialize, responseDeserialize, { database, writes }, owner, (error) =>
      resolve(error === null),
    )
  })
}
