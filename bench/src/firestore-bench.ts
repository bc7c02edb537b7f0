import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measurements, type Sizes } from './firestore/measurements.ts'
import { table } from './firestore/table.ts'

/*
 * The embedded Firestore beside what the least possible server takes for the same, measured in the same run.
 * `npm run bench:firestore -w bench -- --only latency,rules` runs some of it; the sizes have flags of their own.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    updates: { type: 'string', default: '500' },
    orders: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '20' },
    listeners: { type: 'string', default: '10000' },
    stored: { type: 'string', default: '100000' },
  },
})
const sizes: Sizes = {
  updates: Number(values.updates),
  orders: Number(values.orders),
  seconds: Number(values.seconds),
  listeners: Number(values.listeners),
  stored: Number(values.stored),
}
const names = Object.keys(measurements)
const wanted = values.only?.split(',') ?? names
const unknown = wanted.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')} to measure: choose from ${names.join(', ')}.`)
  process.exit(1)
}
// Our servers ask nobody for credentials, so nobody need look for them.
process.env.METADATA_SERVER_DETECTION = 'none'
// The clients run in this process: stack traces of sources cost them much that no user's client pays.
process.setSourceMapsEnabled(false)

const folder = await mkdtemp(join(tmpdir(), 'firestore-bench-'))
const rows = []
for (const [name, measure] of Object.entries(measurements)) {
  if (!wanted.includes(name)) continue
  console.error(`${name} … (load ${loadavg()[0]?.toFixed(1)})`)
  rows.push(...(await measure(join(folder, name), sizes)))
}
console.log(table(rows))
await rm(folder, { recursive: true })
process.exit()
