import { once } from 'node:events'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import type { Ports } from '@blinkcart/local/ports'
import { inject } from 'vitest'

/** A local stack that runs throughout the end-to-end tests: its site and its ports. */
export interface Stack {
  readonly url: string
  readonly ports: Ports
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The port of the desk that lends stacks. */
    desk: number
  }
}

let borrowed: Promise<Stack> | undefined

/** A stack that is this worker's until it ends: nobody else uses it meanwhile. */
export function stackOfThisWorker(): Promise<Stack> {
  borrowed ??= borrow()
  return borrowed
}

async function borrow(): Promise<Stack> {
  // Not by Vitest's number of this worker: for a moment two may have the same.
  const desk = connect(inject('desk'), '127.0.0.1')
  const [stack] = await once(createInterface(desk), 'line')
  desk.unref()
  return JSON.parse(stack) as Stack
}
