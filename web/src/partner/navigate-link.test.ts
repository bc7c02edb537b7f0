import { describe, expect, test } from 'vitest'
import { navigateLink } from './navigate-link.ts'

const door = { line1: '12 (b), First Cross', city: 'Bengaluru', pincode: '560034' }
const android = 'Mozilla/5.0 (Linux; Android 14)'

describe('the navigation link', () => {
  test('opens any navigation app on Android', () => {
    expect(navigateLink({ ...door, lat: 12.9, lng: 77.6 }, android)).toBe(
      'geo:12.9,77.6?q=12.9%2C77.6(12%20(b)%2C%20First%20Cross)',
    )
    expect(navigateLink(door, android)).toBe('geo:0,0?q=12%20(b)%2C%20First%20Cross%2C%20Bengaluru%20560034')
  })

  test('opens maps elsewhere', () => {
    expect(navigateLink({ ...door, lat: 12.9, lng: 77.6 }, 'iPhone')).toBe(
      'https://www.google.com/maps/dir/?api=1&destination=12.9%2C77.6',
    )
    expect(navigateLink(door, 'iPhone')).toContain('destination=12%20(b)%2C%20First%20Cross%2C%20Bengaluru%20560034')
  })
})
