import { describe, expect, test } from 'vitest'
import type { Document } from '../model/document.ts'
import { asOne } from './as-one.ts'

const at = (path: string, time: number): Document => ({ path, fields: new Map(), createTime: 1, updateTime: time })

describe('commits that are heard as one', () => {
  test('are what they came to, document by document, as of the last', () => {
    const commits = [
      { time: 2, changes: [{ path: 'c/changed', before: at('c/changed', 1), after: at('c/changed', 2) }] },
      { time: 3, changes: [{ path: 'c/made', after: at('c/made', 3) }] },
      {
        time: 4,
        changes: [
          { path: 'c/changed', before: at('c/changed', 2), after: at('c/changed', 4) },
          { path: 'c/gone', before: at('c/gone', 1) },
        ],
      },
    ]
    expect(asOne(commits)).toEqual({
      time: 4,
      changes: [
        { path: 'c/changed', before: at('c/changed', 1), after: at('c/changed', 4) },
        { path: 'c/made', after: at('c/made', 3) },
        { path: 'c/gone', before: at('c/gone', 1) },
      ],
    })
  })

  test('leave out what came and went', () => {
    const made = { time: 2, changes: [{ path: 'c/a', after: at('c/a', 2) }] }
    const gone = { time: 3, changes: [{ path: 'c/a', before: at('c/a', 2) }] }
    expect(asOne([made, gone])).toEqual({ time: 3, changes: [] })
    expect(asOne([made, gone, { time: 4, changes: [{ path: 'c/a', after: at('c/a', 4) }] }]).changes).toEqual([
      { path: 'c/a', after: at('c/a', 4) },
    ])
  })
})
