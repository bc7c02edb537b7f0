import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { all, drawn, latest, outcome, owner, TestService } from './testing/service.ts'

let at: TestService
beforeEach(async () => {
  at = await TestService.open()
})
afterEach(() => at.close())

const group = all('s', { allDescendants: true })

/** Every page, until there is no next one. */
async function pages<T>(ask: (pageToken?: string) => Promise<{ page: T; nextPageToken?: string }>): Promise<T[]> {
  const found: T[] = []
  for (let token: string | undefined; ; ) {
    const { page, nextPageToken } = await ask(token)
    found.push(page)
    if (nextPageToken === undefined) return found
    token = nextPageToken
  }
}

const partitions = (partitionCount: number, pageSize?: number, query = group) =>
  pages(async (pageToken) => {
    const { partitions, nextPageToken } = await at.service.partitionQuery(owner, {
      query,
      partitionCount,
      consistency: latest,
      ...(pageSize !== undefined && { pageSize }),
      ...(pageToken !== undefined && { pageToken }),
    })
    const page = partitions.map(([cursor]) =>
      cursor?.kind === 'reference' ? cursor.value.replace(/^.*\/documents\//, '') : cursor,
    )
    return { page, ...(nextPageToken !== undefined && { nextPageToken }) }
  })

describe('a partition query', () => {
  beforeEach(async () => {
    const paths = Array.from({ length: 12 }, (_, i) => `c/${String(i % 3)}/s/${String(i).padStart(2, '0')}`)
    await at.given(Object.fromEntries([...paths, 'other/1', 's/top'].map((path) => [path, { n: 1 }])))
  })

  test('cuts a collection group into parts of about the same size', async () => {
    expect(await partitions(3)).toEqual([['c/0/s/09', 'c/1/s/07', 'c/2/s/05']])
  })

  test('has pages', async () => {
    expect(await partitions(3, 2)).toEqual([['c/0/s/09', 'c/1/s/07'], ['c/2/s/05']])
  })

  test('has no more cuts than there is to cut', async () => {
    const [cuts] = await partitions(100)
    expect(cuts).toHaveLength(12)
    expect(await partitions(3, undefined, all('nothing', { allDescendants: true }))).toEqual([[]])
  })

  test('leaves out what is not below its parent', async () => {
    expect(await partitions(1, undefined, { ...group, parent: 'c/1' })).toEqual([['c/1/s/07']])
  })

  test('cuts where its query, from cursor to cursor, has every document once', async () => {
    const [cuts = []] = await partitions(4)
    const edges = [undefined, ...cuts, undefined]
    const parts = await Promise.all(
      edges.slice(1).map(async (end, i) => {
        const start = edges[i]
        const answers = await drawn(
          at.service.runQuery(owner, {
            query: {
              ...group,
              orderBy: [{ field: ['__name__'], direction: 'asc' }],
              ...(typeof start === 'string' && { startAt: { values: [reference(start)], before: true } }),
              ...(typeof end === 'string' && { endAt: { values: [reference(end)], before: true } }),
            },
            consistency: latest,
          }),
        )
        return answers.flatMap(({ document }) => document?.path ?? [])
      }),
    )
    expect(parts.flat()).toHaveLength(13)
    expect(new Set(parts.flat()).size).toBe(13)
    expect(parts.every((part) => part.length > 0)).toBe(true)
  })

  test.each([
    [{ ...group, limit: 3 }],
    [{ ...group, allDescendants: false }],
    [{ ...group, orderBy: [{ field: ['n'], direction: 'asc' as const }] }],
  ])('refuses what is more than a collection group by name', async (query) => {
    expect(await outcome(at.service.partitionQuery(owner, { query, partitionCount: 2, consistency: latest }))).toBe(
      'INVALID_ARGUMENT',
    )
  })

  test('refuses a page token of its own making', async () => {
    const asked = { query: group, partitionCount: 2, pageToken: 'nonsense', consistency: latest }
    expect(await outcome(at.service.partitionQuery(owner, asked))).toBe('INVALID_ARGUMENT')
  })
})

const reference = (path: string) =>
  ({ kind: 'reference', value: `projects/demo/databases/(default)/documents/${path}` }) as const

describe('a listing of collections', () => {
  const ids = (parent: string, pageSize: number) =>
    pages(async (pageToken) => {
      const { collectionIds, nextPageToken } = await at.service.listCollectionIds(owner, {
        parent,
        pageSize,
        consistency: latest,
        ...(pageToken !== undefined && { pageToken }),
      })
      return { page: collectionIds, ...(nextPageToken !== undefined && { nextPageToken }) }
    })

  test('has pages', async () => {
    await at.given({ 'a/1': { n: 1 }, 'b/1/x/1': { n: 1 }, 'c/1': { n: 1 }, 'b/1/y/1': { n: 1 } })
    expect(await ids('', 2)).toEqual([['a', 'b'], ['c']])
    expect(await ids('b/1', 1)).toEqual([['x'], ['y']])
    expect(await ids('a/1', 1)).toEqual([[]])
  })

  test('goes on behind a collection that is gone', async () => {
    await at.given({ 'a/1': { n: 1 }, 'b/1': { n: 1 }, 'c/1': { n: 1 } })
    const first = await at.service.listCollectionIds(owner, { parent: '', pageSize: 2, consistency: latest })
    await at.service.deleteDocument(owner, { path: 'b/1' })
    const second = await at.service.listCollectionIds(owner, {
      parent: '',
      consistency: latest,
      ...(first.nextPageToken !== undefined && { pageToken: first.nextPageToken }),
    })
    expect([first.collectionIds, second.collectionIds]).toEqual([['a', 'b'], ['c']])
  })
})

describe('a listing of documents', () => {
  test('has pages, with missing documents when asked', async () => {
    await at.given({ 'a/1': { n: 1 }, 'a/2/x/1': { n: 1 }, 'a/3': { n: 1 } })
    const listed = (showMissing: boolean) =>
      pages(async (pageToken) => {
        const { documents, nextPageToken } = await at.service.listDocuments(owner, {
          parent: '',
          collectionId: 'a',
          pageSize: 2,
          showMissing,
          consistency: latest,
          ...(pageToken !== undefined && { pageToken }),
        })
        const page = documents.map((one) => ('missing' in one ? `(${one.path})` : one.path))
        return { page, ...(nextPageToken !== undefined && { nextPageToken }) }
      })
    expect(await listed(false)).toEqual([['a/1', 'a/3']])
    expect(await listed(true)).toEqual([['a/1', '(a/2)'], ['a/3']])
  })
})
