import { afterEach, describe, expect, test } from 'vitest'
import type { Document } from '../../model/document.ts'
import { StatusError } from '../../model/status.ts'
import type { Call } from '../../service/service.ts'
import type { Serving } from '../serve.ts'
import { serveFake, urlOf } from '../testing/fake-service.ts'

const root = 'projects/p/databases/(default)/documents'
const database = { project: 'p', database: '(default)' }
const latest = { kind: 'latest' }
const order: Document = {
  path: 'orders/o1',
  fields: new Map([['total', { kind: 'integer', value: 5n }]]),
  createTime: 0,
  updateTime: 1_000_000,
}
const orderJson = {
  name: `${root}/orders/o1`,
  fields: { total: { integerValue: '5' } },
  createTime: '1970-01-01T00:00:00Z',
  updateTime: '1970-01-01T00:00:01Z',
}

let serving: Serving | undefined
afterEach(async () => serving?.close())

/** Serves a fake whose methods note what they were asked. */
async function notes(answers: Readonly<Record<string, unknown>>) {
  const asked: unknown[] = []
  const fake = Object.entries(answers).map(([name, answer]) => [
    name,
    (call: Call, request: unknown) => {
      asked.push([call.database, request])
      return answer
    },
  ])
  serving = await serveFake(Object.fromEntries(fake))
  return { asked, url: urlOf(serving) }
}

async function* each<T>(...elements: T[]) {
  yield* elements
}

const send = (method: string, url: string, body?: object) =>
  fetch(url, { method, ...(body ? { body: JSON.stringify(body), headers: { 'Content-Type': 'text/plain' } } : {}) })

describe('the REST API', () => {
  test('gets a document, with a mask', async () => {
    const { asked, url } = await notes({ getDocument: order })
    const response = await fetch(`${url}/v1/${root}/orders/o1?mask.fieldPaths=total&mask.fieldPaths=a.b&key=k`)
    expect([response.status, await response.json()]).toEqual([200, orderJson])
    expect(asked).toEqual([[database, { path: 'orders/o1', mask: [['total'], ['a', 'b']], consistency: latest }]])
  })

  test('keeps what is percent-encoded in an id, and colons', async () => {
    const { asked, url } = await notes({ getDocument: order })
    await fetch(`${url}/v1/${root}/orders/a%3A%20b:commit2`)
    expect(asked).toEqual([[database, { path: 'orders/a: b:commit2', consistency: latest }]])
  })

  test('lists a collection', async () => {
    const { asked, url } = await notes({
      listDocuments: { documents: [order, { path: 'orders/o2', missing: true }], nextPageToken: 't' },
    })
    const response = await fetch(`${url}/v1/${root}/orders?pageSize=2&pageToken=s&orderBy=total&showMissing=true`)
    expect(await response.json()).toEqual({ documents: [orderJson, { name: `${root}/orders/o2` }], nextPageToken: 't' })
    expect(asked).toEqual([
      [
        database,
        {
          parent: '',
          collectionId: 'orders',
          pageSize: 2,
          pageToken: 's',
          orderBy: 'total',
          showMissing: true,
          consistency: latest,
        },
      ],
    ])
  })

  test('creates, patches and deletes', async () => {
    const { asked, url } = await notes({ createDocument: order, updateDocument: order, deleteDocument: undefined })
    const document = { fields: { total: { integerValue: 5 } } }
    expect(await (await send('POST', `${url}/v1/${root}/orders?documentId=o1`, document)).json()).toEqual(orderJson)
    expect(
      await (
        await send(
          'PATCH',
          `${url}/v1/${root}/orders/o1?updateMask.fieldPaths=total&currentDocument.exists=true`,
          document,
        )
      ).json(),
    ).toEqual(orderJson)
    expect(
      await (
        await send('DELETE', `${url}/v1/${root}/orders/o1?currentDocument.updateTime=1970-01-01T00:00:01Z`)
      ).json(),
    ).toEqual({})
    expect(asked).toEqual([
      [database, { collection: 'orders', documentId: 'o1', fields: order.fields }],
      [database, { path: 'orders/o1', fields: order.fields, updateMask: [['total']], precondition: { exists: true } }],
      [database, { path: 'orders/o1', precondition: { updateTime: 1_000_000 } }],
    ])
  })

  test('answers queries with an array of answers', async () => {
    const { asked, url } = await notes({
      runQuery: each(
        { document: order, readTime: 2_000_000, skippedResults: 0 },
        { readTime: 2_000_000, skippedResults: 3 },
      ),
    })
    const structuredQuery = {
      from: [{ collectionId: 'orders' }],
      where: { fieldFilter: { field: { fieldPath: 'total' }, op: 'GREATER_THAN', value: { integerValue: '1' } } },
      orderBy: [{ field: { fieldPath: 'total' }, direction: 2 }],
      limit: 3,
      start_at: { values: [{ integerValue: '9' }], before: true },
    }
    const response = await send('POST', `${url}/v1/${root}:runQuery`, { structuredQuery })
    expect(await response.json()).toEqual([
      { document: orderJson, readTime: '1970-01-01T00:00:02Z' },
      { readTime: '1970-01-01T00:00:02Z', skippedResults: 3 },
    ])
    expect(asked).toEqual([
      [
        database,
        {
          query: {
            parent: '',
            collectionId: 'orders',
            allDescendants: false,
            where: { kind: 'field', field: ['total'], op: '>', value: { kind: 'integer', value: 1n } },
            orderBy: [{ field: ['total'], direction: 'desc' }],
            startAt: { values: [{ kind: 'integer', value: 9n }], before: true },
            offset: 0,
            limit: 3,
          },
          consistency: latest,
        },
      ],
    ])
  })

  test('answers with an empty array when a stream has nothing', async () => {
    const { url } = await notes({ batchGetDocuments: each() })
    expect(await (await send('POST', `${url}/v1/${root}:batchGet`, {})).json()).toEqual([])
  })

  test('commits, with all kinds of writes', async () => {
    const { asked, url } = await notes({
      commit: { writeResults: [{ updateTime: 1_000_000, transformResults: [] }], commitTime: 1_000_000 },
    })
    const name = `${root}/orders/o1`
    const response = await send('POST', `${url}/v1/${root}:commit?$alt=json;enum-encoding=int`, {
      writes: [
        {
          update: { name, fields: {} },
          updateMask: { fieldPaths: ['`a b`'] },
          updateTransforms: [{ fieldPath: 't', setToServerValue: 1 }],
        },
        { delete: name, currentDocument: { exists: false } },
        { verify: name, currentDocument: { updateTime: '1970-01-01T00:00:01Z' } },
      ],
    })
    expect(await response.json()).toEqual({
      writeResults: [{ updateTime: '1970-01-01T00:00:01Z' }],
      commitTime: '1970-01-01T00:00:01Z',
    })
    expect(asked).toEqual([
      [
        database,
        {
          writes: [
            {
              kind: 'patch',
              path: 'orders/o1',
              fields: new Map(),
              mask: [['a b']],
              transforms: [{ field: ['t'], kind: 'serverTimestamp' }],
            },
            { kind: 'delete', path: 'orders/o1', precondition: { exists: false } },
            { kind: 'verify', path: 'orders/o1', precondition: { updateTime: 1_000_000 } },
          ],
        },
      ],
    ])
  })

  test('tells errors in the body, in an array where the answer would be one', async () => {
    serving = await serveFake({
      getDocument: async () => {
        throw new StatusError('NOT_FOUND', 'no such order')
      },
      runQuery: () => {
        throw new StatusError('FAILED_PRECONDITION', 'needs an index')
      },
    })
    const url = `${urlOf(serving)}/v1/${root}`
    const got = await fetch(`${url}/orders/o1`)
    expect([got.status, await got.json()]).toEqual([
      404,
      { error: { code: 404, message: 'no such order', status: 'NOT_FOUND' } },
    ])
    const queried = await send('POST', `${url}:runQuery`, { structuredQuery: {} })
    expect([queried.status, await queried.json()]).toEqual([
      400,
      [{ error: { code: 400, message: 'needs an index', status: 'FAILED_PRECONDITION' } }],
    ])
  })

  test.each([
    ['GET', `/v1/${root}:runQuery`, 404, 'NOT_FOUND'],
    ['POST', `/v1/${root}:listen`, 501, 'UNIMPLEMENTED'],
    ['GET', '/v1/projects/p', 404, 'NOT_FOUND'],
    ['GET', `/v1/${root}/orders/__o1__`, 400, 'INVALID_ARGUMENT'],
    ['GET', `/v1/${root}/orders/o1?nonsense=1`, 400, 'INVALID_ARGUMENT'],
    ['GET', '/elsewhere', 404, 'NOT_FOUND'],
  ])('answers %s %s with %i', async (method, path, status, code) => {
    const { url } = await notes({})
    const response = await send(method, url + path)
    expect([response.status, await response.json()]).toEqual([
      status,
      { error: expect.objectContaining({ code: status, status: code }) },
    ])
  })

  test('lets any page read the answer, with credentials, and answers preflights', async () => {
    const { url } = await notes({ getDocument: order })
    const origin = 'http://localhost:5000'
    const got = await fetch(`${url}/v1/${root}/orders/o1`, { headers: { Origin: origin } })
    expect(got.headers.get('access-control-allow-origin')).toBe(origin)
    expect(got.headers.get('access-control-allow-credentials')).toBe('true')
    const preflight = await fetch(`${url}/v1/${root}:commit`, {
      method: 'OPTIONS',
      headers: { Origin: origin, 'Access-Control-Request-Headers': 'authorization,x-goog-api-client' },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization,x-goog-api-client')
  })

  test('takes the token from the query where a browser put it', async () => {
    const callers: unknown[] = []
    serving = await serveFake({
      getDocument: async ({ caller }) => {
        callers.push(caller)
        return order
      },
    })
    const headers = encodeURIComponent('X-Goog-Api-Client:gl-js/\r\nAuthorization:Bearer owner\r\n')
    await fetch(`${urlOf(serving)}/v1/${root}/orders/o1?%24httpHeaders=${headers}`)
    expect(callers).toEqual([{ kind: 'owner', client: 'gl-js/' }])
  })
})
