import { describe, expect, test } from 'vitest'
import { diagram } from './diagram.ts'
import { statusFrom } from './history.ts'
import { lifecycle } from './lifecycle.ts'

const placed = { seq: 1, from: null, to: 'PLACED' } as const
const accepted = { seq: 2, from: 'PLACED', to: 'ACCEPTED' } as const
const pickedUp = { seq: 3, from: 'ACCEPTED', to: 'PICKED_UP' } as const

describe('a history', () => {
  test('tells the status, in whatever order it is read', () => {
    expect(statusFrom([pickedUp, placed, accepted])).toBe('PICKED_UP')
  })

  test('with a gap, a jump or nothing in it tells none', () => {
    expect(statusFrom([placed, pickedUp])).toBeUndefined()
    expect(statusFrom([placed, { ...pickedUp, seq: 2 }])).toBeUndefined()
    expect(statusFrom([])).toBeUndefined()
  })
})

describe('the diagram', () => {
  test('draws every row of the table once', () => {
    const lines = diagram().split('\n')
    for (const { from, to, action, who } of lifecycle) {
      expect(lines.filter((line) => line.trim() === `${from} --> ${to}: ${action} (${who})`)).toHaveLength(1)
    }
  })
})
