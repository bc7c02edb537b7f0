import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { launchBrowser } from '@blinkcart/e2e/browser/launch-browser.ts'
import { startLocalProcess } from '@blinkcart/local/local-process'
import { columns } from './columns.ts'
import { type Journey, steps } from './tap/journey.ts'
import { ours } from './tap/ours.ts'
import { peer } from './tap/peer.ts'
import { awaitPainted, forgetTaps, lastTap } from './tap/stopwatch.ts'

/*
 * A partner taps, and the customer sees it: from the tap on one screen to the new status painted on another, in two
 * browsers that share nothing but this machine. The same taps in the smallest app that could do it, in turns, so that
 * whatever else this machine is doing slows all of them.
 */
const { values } = parseArgs({ options: { taps: { type: 'string', default: '100' } } })
const rounds = Math.ceil(Number(values.taps) / steps.length)

/** What was measured of one journey, in milliseconds: from the touch, and from when the step left the phone. */
interface Times {
  readonly fromTouch: number[]
  readonly fromLeaving: number[]
}

const folder = await mkdtemp(join(tmpdir(), 'blinkcart-tap-'))
const stack = await startLocalProcess({ dataDir: join(folder, 'stack') })
const browsers = [await launchBrowser(), await launchBrowser()] as const
const blinkCart = await ours(stack, browsers)
const durable = await peer('Express + Socket.IO, synced to disk', join(folder, 'log.jsonl'), browsers)
const memory = await peer('Express + Socket.IO, in memory', undefined, browsers)
const journeys: readonly Journey[] = [blinkCart, durable, memory]
const measured = new Map<Journey, Times>(journeys.map((each) => [each, { fromTouch: [], fromLeaving: [] }]))

// The first order of each finds everything cold, and does not count.
for (let round = 0; round <= rounds; round++)
  for (const [journey, times] of measured) await follow(journey, round === 0 ? undefined : times)

await Promise.all([...browsers.map((browser) => browser.close()), memory.end(), durable.end()])
await stack.stop()
await rm(folder, { recursive: true })
console.log(report())
process.exit()

/** Brings one order from the pool to the door, tap by tap. */
async function follow(journey: Journey, times: Times | undefined): Promise<void> {
  await journey.begin()
  for (const step of steps) {
    const tap = await journey.ready(step)
    const painted = await awaitPainted(journey.customer, journey.says(step))
    await forgetTaps(journey.partner)
    await tap()
    const [at, { touched, left }] = [await painted(), await lastTap(journey.partner)]
    times?.fromTouch.push(at - touched)
    times?.fromLeaving.push(at - left)
  }
}

function report(): string {
  const floor = measured.get(durable)?.fromLeaving ?? []
  const row = (name: string, times: readonly number[]) => [
    name,
    `${times.length}`,
    ...[0.5, 0.99, 1].map((share) => `${at(times, share).toFixed(0)} ms`),
    ...[0.5, 0.99].map((share) => (at(times, share) / at(floor, share)).toFixed(1)),
  ]
  return columns([
    ['', 'taps', 'p50', 'p99', 'worst', 'ratio p50', 'ratio p99'],
    ...[...measured].flatMap(([{ name }, { fromTouch, fromLeaving }]) => [
      row(`${name}: the step leaves -> painted`, fromLeaving),
      row(`${name}: the finger touches -> painted`, fromTouch),
    ]),
  ])
}

function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
