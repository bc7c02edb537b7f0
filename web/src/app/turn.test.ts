import { expect, test } from 'vitest'
import { turn } from './turn.ts'

test('turns come one after another, each with a task of its own', async () => {
  const heard: string[] = []
  const work = async (name: string) => {
    await turn()
    heard.push(name)
    // All that goes on within its task comes before the next.
    await Promise.resolve().then(() => heard.push(`${name}, then`))
  }
  await Promise.all([work('first'), work('second')])
  expect(heard).toEqual(['first', 'first, then', 'second', 'second, then'])
})
