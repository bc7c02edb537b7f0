import { describe, expect, test } from 'vitest'
import { deliveryAddress, deliveryForm, deliveryProblems, forgotten, remembered, savedPlace } from './delivery-form.ts'

const home = { line1: '12 MG Road', city: 'Bengaluru', pincode: '560001', lat: 12.97, lng: 77.6, note: 'ring twice' }
const work = { line1: '1 Tech Park', city: 'Bengaluru', pincode: '560103' }

describe('the delivery form', () => {
  test('made from a saved address gives that address back, position and note too', () => {
    expect(deliveryAddress(deliveryForm(home), [work, home])).toEqual(home)
  })

  test('with another door forgets the position', () => {
    const moved = { ...deliveryForm(home), line1: '14 MG Road', note: ' ' }
    expect(deliveryAddress(moved, [home])).toEqual({ line1: '14 MG Road', city: 'Bengaluru', pincode: '560001' })
  })

  test('has the position of the device where its owner said so, before any that is saved', () => {
    const here = { lat: 12.98, lng: 77.61, accuracy: 12 }
    expect(deliveryAddress({ ...deliveryForm(home), here }, [home])).toEqual({ ...home, lat: 12.98, lng: 77.61 })
    expect(deliveryAddress({ ...deliveryForm(work), here }, [])).toEqual({ ...work, lat: 12.98, lng: 77.61 })
  })

  test('is kept by its name, which no order needs to know', () => {
    const named = { ...deliveryForm(work), label: 'work' } as const
    expect(savedPlace(named, [])).toEqual({ ...work, label: 'work' })
    expect(deliveryAddress(named, [])).toEqual(work)
    expect(deliveryForm({ ...work, label: 'work' }).label).toBe('work')
  })

  test('says what is missing', () => {
    expect(deliveryProblems(deliveryForm(undefined))).toEqual({
      line1: 'required',
      city: 'required',
      pincode: 'badPincode',
    })
    expect(deliveryProblems({ ...deliveryForm(home), pincode: '056001' })).toEqual({ pincode: 'badPincode' })
    expect(deliveryProblems(deliveryForm(home))).toEqual({})
  })
})

describe('remembered addresses', () => {
  test('have the newest first, each place once, at most five', () => {
    expect(remembered(work, [home, work])).toEqual([work, home])
    const many = [1, 2, 3, 4, 5].map((n) => ({ ...work, line1: `${n}` }))
    expect(remembered(home, many).map(({ line1 }) => line1)).toEqual(['12 MG Road', '1', '2', '3', '4'])
  })
})

describe('a forgotten address', () => {
  test('is gone whatever its note, and nothing else is', () => {
    expect(forgotten({ line1: '12 MG Road', city: 'Bengaluru', pincode: '560001' }, [work, home])).toEqual([work])
    expect(forgotten(home, [work])).toEqual([work])
  })
})
