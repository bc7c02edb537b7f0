import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Query } from '../model/query.ts'
import { all, Scenario, where } from './testing/scenario.ts'
import { byPath, difference, View } from './view.ts'

type Fields = { total: number; open: boolean }

const writes = fc.array(
  fc.dictionary(
    fc.integer({ min: 1, max: 8 }).map((id) => `orders/${id}`),
    fc.option(fc.record<Fields>({ total: fc.integer({ min: 0, max: 5 }), open: fc.boolean() })),
    { minKeys: 1, maxKeys: 3 },
  ),
  { maxLength: 20 },
)

const queries: fc.Arbitrary<Query> = fc
  .record({
    where: fc.constantFrom(where('open', '==', true), where('total', '>', 1)),
    direction: fc.constantFrom('asc' as const, 'desc' as const),
    limit: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
    offset: fc.constantFrom(0, 0, 0, 1),
  })
  .map(({ where, direction, limit, offset }) =>
    all('orders', {
      where,
      orderBy: [{ field: ['total'], direction }],
      offset,
      ...(limit === undefined ? {} : { limit }),
    }),
  )

describe('a view', () => {
  test('kept up to date by commits is what the query would answer anew, and its deltas lead from one to the other', () => {
    fc.assert(
      fc.property(queries, writes, (query, commits) => {
        const scenario = new Scenario()
        const live = scenario.live(query)
        const rerun = () => live.run(scenario.database.reader())
        const view = new View(live, rerun())
        for (const commit of commits) {
          const before = byPath(view.documents())
          scenario.write(commit)
          const deltas = view.apply(scenario.database.commits.at(-1)?.changes ?? [], rerun)
          const expected = byPath(rerun())
          expect(byPath(view.documents())).toEqual(expected)
          const told = new Map(before)
          for (const delta of deltas) {
            if (delta.kind === 'in') told.set(delta.path, delta.document)
            else told.delete(delta.path)
          }
          expect(told).toEqual(expected)
          expect(deltas).toHaveLength(difference(before, expected, () => false).length)
        }
      }),
      { numRuns: 300 },
    )
  })
})
