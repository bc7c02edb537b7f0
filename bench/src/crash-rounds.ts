import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { setLogLevel } from 'firebase/firestore'
import { type Account, audit } from './crash/ledger.ts'
import { readFolder } from './crash/stored.ts'
import { startWitness, type Witness } from './crash/witness.ts'
import { writeUntilBroken } from './crash/writer.ts'
import { startServer } from './firestore/ours.ts'

/*
 * Kills the server with SIGKILL at random moments while it is written to, again and again over the same data, and looks each time at what
 * is left: in the folder, and at listeners who live through it all.
 */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '50' }, writers: { type: 'string', default: '16' } },
})
process.env.METADATA_SERVER_DETECTION = 'none'

// The web SDK logs every lost connection, and here that is every round.
setLogLevel('silent')

const longestLifeMs = 1500
const folder = await mkdtemp(join(tmpdir(), 'crash-rounds-'))
const accounts = Array.from(
  { length: Number(values.writers) },
  (_, i): Account => ({ writer: `w${i}`, asked: 0, acknowledged: 0 }),
)
const names = accounts.map(({ writer }) => writer)
const problems: string[] = []
let port = 0
let witness: Witness | undefined
let unacknowledged = 0
let resumed = 0

for (let round = 1; round <= Number(values.rounds); round++) {
  const server = await startServer(folder, { port })
  port = server.port
  witness ??= startWitness(port)
  if (round > 1) {
    await witness.hears(counters())
    resumed += 1
  }
  const writing = accounts.map((account) => writeUntilBroken(port, account))
  const before = acknowledgements()
  while (acknowledgements() === before) await pause(5)
  await pause(Math.random() * longestLifeMs)
  await server.end('SIGKILL')
  await Promise.all(writing)
  const { stored, problems: unverified } = await readFolder(folder, names)
  const found = [...unverified]
  for (const account of accounts) {
    const own = stored.get(account.writer)
    if (own === undefined) continue
    found.push(...audit(account, own))
    unacknowledged += own.left - account.acknowledged
    // What was asked for and didn't happen is asked for again.
    account.asked = own.left
    account.acknowledged = own.left
  }
  for (const problem of found) console.error(`round ${round}: ${problem}`)
  problems.push(...found)
}

console.log(
  `${values.rounds} kills, ${acknowledgements()} commits, ${unacknowledged} of them stored though nobody was told; ` +
    `listeners of both SDKs resumed ${resumed} times; ${problems.length} problems.`,
)
await witness?.close()
await rm(folder, { recursive: true })
process.exit(problems.length === 0 ? 0 : 1)

function acknowledgements(): number {
  return accounts.reduce((sum, { acknowledged }) => sum + acknowledged, 0)
}

/** How all counters that were ever set stand now. */
function counters(): ReadonlyMap<string, number> {
  const set = accounts.filter(({ asked }) => asked > 0)
  return new Map(
    set.flatMap(({ writer, asked }) => [`${writer}-left`, `${writer}-right`].map((id) => [id, asked] as const)),
  )
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
