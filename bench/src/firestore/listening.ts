import { fork } from 'node:child_process'
import type { Heard } from './contender.ts'
import type { Following, Told } from './listening-process.ts'
import { processorMs } from './own-process.ts'

/** Devices that listen through the web SDK, in a process of their own: what they make of the news must not keep the writers from writing. */
export interface Listening {
  /** Opens a device of somebody who follows these orders, each by itself, or all of them. Resolves once all listeners stand. */
  follow(who: Omit<Following, 'device' | 'port'>, heard: Heard): Promise<void>
  /** Processor time that they have used so far, in milliseconds. */
  processorMs(): number
  stop(): Promise<void>
}

export function startListening(port: number): Listening {
  const process = fork(new URL('listening-process.ts', import.meta.url), { execArgv: ['--import', 'tsx'] })
  const devices: { readonly heard: Heard; readonly stands: () => void; readonly fails: (error: Error) => void }[] = []
  process.on('message', (told: Told) => {
    if (told.kind === 'stands') devices[told.device]?.stands()
    else for (const { device, order, version, at } of told.news) devices[device]?.heard(order, version, at)
  })
  const ended = new Promise<void>((resolve) => process.once('exit', () => resolve()))
  void ended.then(() => {
    for (const { fails } of devices) fails(new Error('the listening devices are gone'))
  })
  return {
    follow: (who, heard) =>
      new Promise((stands, fails) => {
        const device = devices.push({ heard, stands, fails }) - 1
        process.send({ ...who, device, port } satisfies Following)
      }),
    processorMs: () => processorMs(process.pid),
    stop() {
      process.disconnect()
      return ended
    },
  }
}
