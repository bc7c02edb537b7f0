import { describe, expect, test } from 'vitest'
import { isAnswer, isNearAnswer, searchWords } from './search.ts'

const bread = 'Brown bread, whole wheat, 400 g'
const paneer = 'Fresh paneer, soft, 200 g'

describe('a search', () => {
  test.each([
    ['bread', true],
    ['rea', true],
    ['wheat bread', true],
    ['white bread', false],
  ])('for %j finds brown bread: %s', (search, found) => {
    expect(isAnswer(bread, searchWords(search))).toBe(found)
  })

  test.each([
    ['bred', bread],
    ['braed', bread],
    ['breads', bread],
    ['whoel wheat', bread],
    ['panner', paneer],
    ['paner', paneer],
    ['pneer', paneer],
  ])('forgives %j', (search, text) => {
    expect(isNearAnswer(text, searchWords(search))).toBe(true)
  })

  test.each(['tea', 'rum', 'beer', 'butter', 'bread soap'])('does not take %j for bread', (search) => {
    expect(isNearAnswer(bread, searchWords(search))).toBe(false)
  })

  test('reads words in any script', () => {
    expect(searchWords(' “दूध”, Milk! ')).toEqual(['दूध', 'milk'])
  })
})
