import type { QuerySnapshot } from 'firebase-admin/firestore'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { first, Running } from './running.ts'

const said: string[] = []
let running: Running
beforeAll(async () => {
  running = await Running.start({ log: (message) => said.push(message) })
})
afterAll(() => running.stop())

describe('the server', () => {
  test('says what would hurt in production, once', async () => {
    const admin = running.admin()
    for (let i = 0; i < 60; i++) await admin.doc('counters/visits').set({ i })
    const many = Array.from({ length: 3 }, () => admin.batch())
    many.forEach((batch, i) => {
      for (let j = 0; j < 400; j++) batch.set(admin.doc(`visits/${i}-${j}`), { at: 'morning' })
    })
    await Promise.all(many.map((batch) => batch.commit()))
    const visits = admin.collection('visits')
    for (const query of [visits, visits, visits.limit(1100)]) {
      await first<QuerySnapshot>((next, fail) => query.onSnapshot(next, fail))
    }
    expect(said).toEqual([
      expect.stringMatching(/^In production this would hurt: document counters\/visits keeps being written/),
      expect.stringMatching(/^In production this would hurt: a listener on "visits" began with 1200 documents/),
    ])
  })
})
