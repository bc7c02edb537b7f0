import type { Ports } from '@blinkcart/local/ports'
import { inject } from 'vitest'

/** A local stack that runs throughout the end-to-end tests: its site and its ports. */
export interface Stack {
  readonly url: string
  readonly ports: Ports
}

declare module 'vitest' {
  interface ProvidedContext {
    stacks: readonly Stack[]
  }
}

/** The stack of the worker that runs this test file: nobody else uses it meanwhile. */
export function stackOfThisWorker(): Stack {
  // Vitest numbers its workers from 1, and a new worker takes the number of one that has ended.
  const stack = inject('stacks')[Number(process.env.VITEST_POOL_ID) - 1]
  if (!stack) throw new Error(`worker ${process.env.VITEST_POOL_ID} has no stack: the global setup starts one for each`)
  return stack
}
