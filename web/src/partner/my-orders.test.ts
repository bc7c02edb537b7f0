import { describe, expect, test } from 'vitest'
import { active, isOnTheRoad } from './my-orders.ts'
import { order } from './order-fixture.ts'

const noon = new Date(2026, 4, 20, 12).getTime()

describe('what a partner carries', () => {
  test('is what has not ended, the one accepted first on top', () => {
    const late = order('late', 'ACCEPTED', { times: { ACCEPTED: noon } })
    const early = order('early', 'FAILED', { times: { ACCEPTED: noon - 2 } })
    expect(active([late, order('done', 'DELIVERED'), early]).map(({ id }) => id)).toEqual(['early', 'late'])
  })

  test('is on the road between the shop and the door', () => {
    const shared = (['ACCEPTED', 'PICKED_UP', 'ON_THE_WAY', 'FAILED', 'DELIVERED'] as const).filter((status) =>
      isOnTheRoad({ status }),
    )
    expect(shared).toEqual(['PICKED_UP', 'ON_THE_WAY'])
  })
})
