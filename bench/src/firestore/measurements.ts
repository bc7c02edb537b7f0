import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { commitCost } from './commit-cost.ts'
import type { Contender } from './contender.ts'
import { startFloor } from './floor.ts'
import { lastOrders } from './last-orders.ts'
import { updateToTold } from './latency.ts'
import { startOurs } from './ours.ts'
import { startRaw } from './raw.ts'
import { rulesCost } from './rules-cost.ts'
import { startSdkFloor } from './sdk-floor.ts'
import { quantile } from './spread-of-times.ts'
import { firstStart, startAfterKill, startToAnswer } from './start-up.ts'
import { storeOrders } from './stored-orders.ts'
import type { Row } from './table.ts'
import { underLoad } from './throughput.ts'

/** How much of everything. */
export interface Sizes {
  readonly updates: number
  readonly orders: number
  readonly seconds: number
  readonly listeners: number
  readonly stored: number
}

/** Takes a folder that is not there yet. */
type Measure = (folder: string, sizes: Sizes) => Promise<readonly Row[]>

/** Everything that is measured, by the name under which it can be asked for. */
export const measurements: Readonly<Record<string, Measure>> = {
  latency: measureLatency,
  throughput: measureThroughput,
  listeners: measureListeners,
  stored: measureStored,
  start: measureStart,
  rules: measureRules,
}

async function measureLatency(folder: string, { updates }: Sizes): Promise<readonly Row[]> {
  const { bare, durable, least, ours, raw } = await each(folder, (contender) => updateToTold(contender, updates))
  const row = (
    what: string,
    times: readonly number[],
    { share, goal = '' }: { share: number; goal?: string },
  ): Row => ({
    what: `${what}, p${share * 100}`,
    figure: ms(quantile(times, share)),
    floor: `${ms(quantile(durable, share))} durable, ${ms(quantile(bare, share))} bare`,
    ratio: quantile(times, share) / quantile(durable, share),
    goal,
  })
  return [
    row('one order, update to last of two listeners told', ours, { share: 0.5, goal: 'at most 3' }),
    row('one order, update to last of two listeners told', ours, { share: 0.99 }),
    row('  what the SDKs take with the least server', least, { share: 0.5 }),
    row('  what the SDKs take with the least server', least, { share: 0.99 }),
    row('  the same without SDKs', raw, { share: 0.5 }),
    row('  the same without SDKs', raw, { share: 0.99 }),
  ]
}

async function measureThroughput(folder: string, { orders, seconds }: Sizes): Promise<readonly Row[]> {
  const load = { orders, admins: 5, writers: 32, seconds }
  const { bare, durable, least, ours, raw } = await each(folder, (contender) => underLoad(contender, load))
  const perSecond = (updates: number) => `${updates.toFixed(0)}/s`
  return [
    {
      what: `${orders} orders, 32 writers, updates a second`,
      figure: perSecond(ours.updatesPerSecond),
      floor: `${perSecond(durable.updatesPerSecond)} durable, ${perSecond(bare.updatesPerSecond)} bare`,
      ratio: ours.updatesPerSecond / durable.updatesPerSecond,
      goal: 'at least 0.3',
    },
    {
      what: '  processor time of the server, each update',
      figure: ms(ours.processorMs),
      floor: ms(durable.processorMs),
      ratio: ours.processorMs / durable.processorMs,
      goal: '',
    },
    {
      what: '  processor time of the clients, each update',
      figure: ms(ours.clientProcessorMs),
      floor: ms(durable.clientProcessorMs),
      ratio: ours.clientProcessorMs / durable.clientProcessorMs,
      goal: '',
    },
    {
      what: '  listeners that miss the last version',
      figure: String(ours.stale),
      floor: String(durable.stale),
      goal: '0',
    },
    {
      what: '  updates told by themselves',
      figure: percent(ours.toldShare),
      floor: percent(durable.toldShare),
      goal: 'others melt together',
    },
    { what: '  memory of the server', figure: mb(ours.memory), floor: mb(durable.memory), goal: 'under 300 MB' },
    {
      what: '  updates a second that the SDKs take with the least server',
      figure: perSecond(least.updatesPerSecond),
      floor: `${perSecond(durable.updatesPerSecond)} durable`,
      ratio: least.updatesPerSecond / durable.updatesPerSecond,
      goal: '',
    },
    {
      what: '    processor time of the server, of the clients',
      figure: `${ms(least.processorMs)}, ${ms(least.clientProcessorMs)}`,
      goal: '',
    },
    {
      what: '  updates a second without SDKs',
      figure: perSecond(raw.updatesPerSecond),
      floor: `${perSecond(durable.updatesPerSecond)} durable`,
      ratio: raw.updatesPerSecond / durable.updatesPerSecond,
      goal: '',
    },
    {
      what: '    processor time of the server, of the clients',
      figure: `${ms(raw.processorMs)}, ${ms(raw.clientProcessorMs)}`,
      goal: '',
    },
    { what: '    listeners that miss the last version', figure: String(raw.stale), goal: '0' },
    { what: '    updates told by themselves', figure: percent(raw.toldShare), goal: 'others melt together' },
    { what: '    memory of the server', figure: mb(raw.memory), goal: 'under 300 MB' },
  ]
}

async function measureListeners(folder: string, { listeners }: Sizes): Promise<readonly Row[]> {
  const { aloneMs, amongListenersMs, bytesPerListener } = await commitCost(folder, listeners)
  return [
    {
      what: `a commit among ${listeners} unrelated listeners`,
      figure: ms(amongListenersMs),
      floor: `${ms(aloneMs)} with none`,
      ratio: amongListenersMs / aloneMs,
      goal: 'at most 1.5',
    },
    { what: '  memory of an idle listener', figure: `${(bytesPerListener / 1024).toFixed(1)} KB`, goal: 'under 20 KB' },
  ]
}

async function measureStored(folder: string, { stored }: Sizes): Promise<readonly Row[]> {
  const [empty, few, many] = ['empty', 'few', 'many'].map((name) => join(folder, name)) as [string, string, string]
  await storeOrders(few, 1000)
  await storeOrders(many, stored)
  const [fewMs = Number.NaN, manyMs = Number.NaN] = await lastOrders([few, many], 200)
  const [emptyStart, fullStart] = [await startToAnswer(empty), await startToAnswer(many)]
  return [
    {
      what: `my last 20 orders of ${stored}`,
      figure: ms(manyMs),
      floor: `${ms(fewMs)} of 1000`,
      ratio: manyMs / fewMs,
      goal: 'at most 2',
    },
    {
      what: `start to first answer over ${stored} orders`,
      figure: ms(fullStart),
      floor: `${ms(emptyStart)} over none`,
      ratio: fullStart / emptyStart,
      goal: 'under 500 ms',
    },
  ]
}

async function measureStart(folder: string): Promise<readonly Row[]> {
  const warm = await startToAnswer(join(folder, 'empty'))
  return [
    { what: 'start to first answer', figure: ms(warm), goal: 'under 500 ms' },
    {
      what: '  after kill -9, with what the journal holds to do again',
      figure: ms(await startAfterKill(join(folder, 'killed'))),
      goal: 'under 500 ms',
    },
    {
      what: '  after a source has changed, for which it is built first',
      figure: ms(await firstStart(join(folder, 'first'))),
      goal: '',
    },
  ]
}

async function measureRules(): Promise<readonly Row[]> {
  return [
    { what: 'our rules for reading an order', figure: `${rulesCost(100_000).toFixed(1)} µs`, goal: 'under 20 µs' },
  ]
}

/** The same with all floors and with ours, through the SDKs and without, one after the other. */
async function each<T>(folder: string, measure: (contender: Contender) => Promise<T>) {
  await mkdir(folder)
  const run = async (starting: Promise<Contender>) => {
    const contender = await starting
    try {
      return await measure(contender)
    } finally {
      await contender.stop()
    }
  }
  return {
    bare: await run(startFloor()),
    durable: await run(startFloor(join(folder, 'floor'))),
    least: await run(startSdkFloor(join(folder, 'least'))),
    ours: await run(startOurs(join(folder, 'ours'))),
    raw: await run(startRaw(join(folder, 'raw'))),
  }
}

const ms = (time: number): string => `${time.toFixed(2)} ms`
const mb = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`
const percent = (share: number): string => `${(share * 100).toFixed(0)} %`
