import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deferred } from '../util/deferred.ts'
import type { WriteStreamAnswer } from './service.ts'
import { as, latest, outcome, owner, set, TestService } from './testing/service.ts'

let at: TestService
beforeEach(async () => {
  at = await TestService.open()
  at.rules('match /open/{id} { allow write; }')
})
afterEach(() => at.close())

function open() {
  const ended = deferred<string | undefined>()
  const answers: WriteStreamAnswer[] = []
  let waiting = deferred<void>()
  const session = at.service.openWrite(as('asha'), {
    send(answer) {
      answers.push(answer)
      waiting.resolve()
      waiting = deferred()
      return true
    },
    end: (error) => ended.resolve(error?.code),
  })
  const heard = async (count: number) => {
    while (answers.length < count) await waiting.promise
    return answers
  }
  return { session, ended: ended.promise, answers, heard }
}

describe('a write stream', () => {
  test('greets, and then answers each batch in order', async () => {
    const { session, heard } = open()
    session.request({ writes: [] })
    session.request({ writes: [set('open/1', { n: 1 }), set('open/2', { n: 1 })] })
    session.request({ writes: [set('open/1', { n: 2 })] })
    const [greeting, first, second] = await heard(3)
    expect(greeting).toMatchObject({ streamId: expect.any(String), writeResults: [] })
    expect(first?.writeResults).toHaveLength(2)
    expect(second?.writeResults).toHaveLength(1)
    expect(second?.commitTime).toBeGreaterThan(first?.commitTime ?? 0)
    expect(new Set([greeting, first, second].map((answer) => String(answer?.streamToken))).size).toBe(3)
  })

  test('ends with the error of a batch that fails, and does nothing that came after it', async () => {
    const { session, ended, answers } = open()
    session.request({ writes: [] })
    session.request({ writes: [set('closed/1', { n: 1 })] })
    session.request({ writes: [set('open/1', { n: 1 })] })
    expect(await ended).toBe('PERMISSION_DENIED')
    expect(answers).toHaveLength(1)
    expect(await outcome(at.service.getDocument(owner, { path: 'open/1', consistency: latest }))).toBe('NOT_FOUND')
  })
})
