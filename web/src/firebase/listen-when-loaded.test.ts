import { expect, test } from 'vitest'
import { turn } from '../app/turn.ts'
import { listenWhenLoaded } from './listen-when-loaded.ts'
import type { AnySource } from './live-store.ts'

const [orders, pool]: readonly AnySource[] = [{ collection: 'orders' }, { collection: 'pool' }]
if (orders === undefined || pool === undefined) throw new Error('there are two sources')

function setup() {
  const heard: unknown[] = []
  const listen = listenWhenLoaded(async () => ({
    listen(source) {
      heard.push(source)
      // All that goes on within the task comes before the next.
      void Promise.resolve().then(() => heard.push('then'))
      return () => heard.push('stopped')
    },
  }))
  return {
    heard,
    follow: (source: AnySource) =>
      listen(
        source,
        () => {},
        (failure) => heard.push(failure),
      ),
  }
}

test('each of several sources is followed from a task of its own on', async () => {
  const { heard, follow } = setup()
  follow(orders)
  follow(pool)
  await turn()
  await turn()
  expect(heard).toEqual([orders, 'then', pool, 'then'])
})

test('what was left before it could begin never begins, and what began ends', async () => {
  const { heard, follow } = setup()
  follow(orders)()
  const leave = follow(pool)
  await turn()
  await turn()
  leave()
  expect(heard).toEqual([pool, 'then', 'stopped'])
})

test('where the code does not come, or trips, listening fails', async () => {
  const failures: unknown[] = []
  const follow = (listen: ReturnType<typeof listenWhenLoaded>) =>
    listen(
      orders,
      () => {},
      (failure) => failures.push(failure),
    )
  follow(listenWhenLoaded(() => Promise.reject('no signal')))
  follow(
    listenWhenLoaded(async () => ({
      listen() {
        throw 'tripped'
      },
    })),
  )
  await turn()
  await turn()
  expect(failures).toEqual(['no signal', 'tripped'])
})
