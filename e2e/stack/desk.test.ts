import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from './desk.ts'
import type { Stack } from './stack-of-this-worker.ts'

// A desk looks into no stack: their ports are of no account here.
const stack = (url: string) => ({ url, ports: {} }) as Stack

let desk: Desk
let present: Socket[]
beforeEach(async () => {
  present = []
  desk = await openDesk([stack('one'), stack('two')])
})
afterEach(() => {
  for (const borrower of present) borrower.destroy()
  desk.close()
})

async function arrive(): Promise<Socket> {
  const borrower = connect(desk.port, '127.0.0.1')
  present.push(borrower)
  await once(borrower, 'connect')
  return borrower
}
const lent = async (borrower: Socket) => JSON.parse(String((await once(borrower, 'data'))[0])).url as string

test('a stack is lent to one at a time, and goes on to who waits when its borrower is gone', async () => {
  const first = await arrive()
  expect(await lent(first)).toBe('one')
  const second = await arrive()
  expect(await lent(second)).toBe('two')
  const third = await arrive()
  let isServed = false
  const served = lent(third).finally(() => {
    isServed = true
  })
  // Who gives up waiting takes none with them.
  const fourth = await arrive()
  fourth.destroy()
  const fifth = await arrive()
  expect(isServed).toBe(false)
  second.destroy()
  expect(await served).toBe('two')
  first.resetAndDestroy()
  expect(await lent(fifth)).toBe('one')
})
