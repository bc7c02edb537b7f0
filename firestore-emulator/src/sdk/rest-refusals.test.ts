import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningEmulator } from '../options.ts'
import { startFirestoreEmulator } from '../server.ts'

const root = 'projects/demo-refusals/databases/(default)/documents'
const integer = { integerValue: '1' }

let emulator: RunningEmulator
beforeAll(async () => {
  emulator = await startFirestoreEmulator({ port: 0 })
  await send('PATCH', '/c/a', { fields: { n: integer } })
})
afterAll(() => emulator.stop())

const send = (method: string, path: string, body?: object) =>
  fetch(`http://127.0.0.1:${emulator.port}/v1/${root}${path}`, {
    method,
    headers: { Authorization: 'Bearer owner' },
    ...(body && { body: JSON.stringify(body) }),
  })

const commit = (write: object) => ({ writes: [write] })
const transform = (fieldTransform: object) =>
  commit({ update: { name: `${root}/c/a` }, updateMask: {}, updateTransforms: [{ fieldPath: 'n', ...fieldTransform }] })
const aggregate = (...aggregations: object[]) => ({
  structuredAggregationQuery: { structuredQuery: { from: [{ collectionId: 'c' }] }, aggregations },
})
const named = (referenceValue: string) => ({
  structuredQuery: {
    from: [{ collectionId: 'c' }],
    where: { fieldFilter: { field: { fieldPath: '__name__' }, op: 'EQUAL', value: { referenceValue } } },
  },
})
const filtered = (fieldPath: string) => ({
  structuredQuery: { from: [{ collectionId: 'c' }], where: { unaryFilter: { field: { fieldPath }, op: 'IS_NULL' } } },
})
const vector = (...values: object[]) => ({
  mapValue: { fields: { __type__: { stringValue: '__vector__' }, value: { arrayValue: { values } } } },
})
const nearest = (clause: object) => {
  const queryVector = vector({ doubleValue: 1 })
  const findNearest = { vectorField: { fieldPath: 'v' }, queryVector, distanceMeasure: 'EUCLIDEAN', limit: 3 }
  return { structuredQuery: { from: [{ collectionId: 'c' }], findNearest, ...clause } }
}

describe('the REST API refuses', () => {
  // biome-ignore format: a table
  test.each([
    ['a page token that it did not make',      'GET',    '/c?pageToken=garbage', undefined, 'INVALID_ARGUMENT', 'page token'],
    ['a page token of collections likewise',   'POST',   ':listCollectionIds', { pageToken: 'garbage' }, 'INVALID_ARGUMENT', 'page token'],
    ['to delete a collection',                 'DELETE', '/c', undefined, 'INVALID_ARGUMENT', 'even number'],
    ['to write a collection as a document',    'PATCH',  '/c', {}, 'INVALID_ARGUMENT', 'even number'],
    ['to create something below a collection', 'POST',   '/c/a', {}, 'INVALID_ARGUMENT', 'even number'],
    ['a URL that is no UTF-8',                 'GET',    '/c/%zz', undefined, 'INVALID_ARGUMENT', 'percent-encoded'],
    ['what is no call of its',                 'POST',   ':fly', {}, 'NOT_FOUND', 'Nothing answers'],
    ['to read documents of all kinds',         'GET',    '', undefined, 'NOT_FOUND', 'Nothing answers'],
    ['to begin in a past that is gone',        'POST',   ':beginTransaction', { options: { readOnly: { readTime: '2001-01-01T00:00:00Z' } } }, 'INVALID_ARGUMENT', 'too old'],
    ['to retry what never was a transaction',  'POST',   ':beginTransaction', { options: { readWrite: { retryTransaction: 'AAAA' } } }, 'INVALID_ARGUMENT', 'Invalid transaction.'],
    ['to roll back what never was one',        'POST',   ':rollback', { transaction: 'AAAA' }, 'INVALID_ARGUMENT', 'Invalid transaction.'],
    ['to delete some fields only',             'POST',   ':commit', commit({ delete: `${root}/c/a`, updateMask: { fieldPaths: ['n'] } }), 'INVALID_ARGUMENT', 'a delete must not specify a document mask.'],
    ['to transform what it deletes',           'POST',   ':commit', commit({ delete: `${root}/c/a`, updateTransforms: [{ fieldPath: 'n', increment: integer }] }), 'INVALID_ARGUMENT', 'a delete must not specify a update transform.'],
    ['a request of more than 11 MiB',          'POST',   ':commit', commit({ update: { name: `${root}/c/a`, fields: { s: { stringValue: 'x'.repeat(11_534_336) } } } }), 'INVALID_ARGUMENT', 'Request payload size exceeds the limit: 11534336 bytes.'],
    ['a name in another database',             'POST',   ':runQuery', named('projects/demo-refusals/databases/other/documents/c/a'), 'INVALID_ARGUMENT', 'not in the database of the request'],
    ['to add a string',                        'POST',   ':commit', transform({ increment: { stringValue: 'x' } }), 'INVALID_ARGUMENT', 'Input must be int64 or double.'],
    ['the greater of a number and a string',   'POST',   ':commit', transform({ maximum: { stringValue: 'x' } }), 'INVALID_ARGUMENT', 'Input must be int64 or double.'],
    ['the lesser of a number and a string',    'POST',   ':commit', transform({ minimum: { stringValue: 'x' } }), 'INVALID_ARGUMENT', 'Input must be int64 or double.'],
    ['a transform that does nothing',          'POST',   ':commit', commit({ transform: { document: `${root}/c/a` } }), 'INVALID_ARGUMENT', 'must not be empty'],
    ['a vector of integers',                   'POST',   ':commit', commit({ update: { name: `${root}/c/a`, fields: { v: vector(integer) } } }), 'INVALID_ARGUMENT', "'double'"],
    ['a document that names itself',           'POST',   '/c?documentId=b', { name: `${root}/c/b` }, 'INVALID_ARGUMENT', 'document.name must not be set'],
    ['to count up to less than nothing',       'POST',   ':runAggregationQuery', aggregate({ count: { upTo: '-1' } }), 'INVALID_ARGUMENT', 'up_to'],
    ['to sum up names',                        'POST',   ':runAggregationQuery', aggregate({ sum: { field: { fieldPath: '__name__' } } }), 'INVALID_ARGUMENT', 'not supported for the property'],
    ['an alias that is reserved',              'POST',   ':runAggregationQuery', aggregate({ alias: '__x__', count: {} }), 'INVALID_ARGUMENT', '__x__'],
    ['an alias that is too long',              'POST',   ':runAggregationQuery', aggregate({ alias: 'x'.repeat(1501), count: {} }), 'INVALID_ARGUMENT', '1500 bytes'],
    ['one alias twice',                        'POST',   ':runAggregationQuery', aggregate({ alias: 'n', count: {} }, { alias: 'n', count: {} }), 'INVALID_ARGUMENT', 'Aggregation aliases contain duplicate alias: n.'],
    ['to aggregate nothing',                   'POST',   ':runAggregationQuery', aggregate(), 'INVALID_ARGUMENT', 'Aggregations can not be empty.'],
    ['to aggregate somehow',                   'POST',   ':runAggregationQuery', aggregate({}), 'INVALID_ARGUMENT', 'Operator field in Aggregation is not set.'],
    ['an aggregation that is none',            'POST',   ':runAggregationQuery', {}, 'INVALID_ARGUMENT', 'Only structured aggregation queries are supported.'],
    ['a query that is none',                   'POST',   ':runQuery', {}, 'INVALID_ARGUMENT', 'only structured queries are supported'],
    ['to cut what is no query',                'POST',   ':partitionQuery', { partitionCount: '2' }, 'INVALID_ARGUMENT', 'Query is required.'],
    ['a field without a name',                 'POST',   ':runQuery', filtered(''), 'INVALID_ARGUMENT', 'Invalid empty property path string.'],
    ['a field with half a name',               'POST',   ':runQuery', filtered('a.'), 'INVALID_ARGUMENT', 'Invalid property path "a.". Unquoted property paths must match regex ([a-zA-Z_][a-zA-Z_0-9]*), and quoted property paths must match regex (`(?:[^`\\\\]|(?:\\\\.))+`)'],
    ['a field with a reserved name',           'POST',   ':runQuery', filtered('a.__x__'), 'INVALID_ARGUMENT', 'Invalid reserved name in field path __x__'],
    ['a collection with a reserved id',        'POST',   ':runQuery', { structuredQuery: { from: [{ collectionId: '__x__' }] } }, 'INVALID_ARGUMENT', 'Collection id "__x__" is invalid because it is reserved.'],
    ['the nearest within a limit',             'POST',   ':runQuery', nearest({ limit: 2 }), 'INVALID_ARGUMENT', 'A query limit cannot be used with FindNearest'],
    ['the nearest after some',                 'POST',   ':runQuery', nearest({ offset: 2 }), 'INVALID_ARGUMENT', 'A query offset cannot be used with FindNearest'],
    ['the nearest from somewhere on',          'POST',   ':runQuery', nearest({ orderBy: [{ field: { fieldPath: 'n' } }], startAt: { values: [integer] } }), 'INVALID_ARGUMENT', 'A cursor cannot be used with FindNearest'],
    ['a version that is yet to come',          'POST',   ':commit', commit({ delete: `${root}/c/a`, currentDocument: { updateTime: '2999-01-01T00:00:00Z' } }), 'INVALID_ARGUMENT', 'in the future'],
  ])('%s', async (_, method, path, body, code, message) => {
    const response = await send(method, path, body)
    const answer = await response.json()
    const [{ error }] = Array.isArray(answer) ? answer : [answer]
    expect(error).toEqual({ code: response.status, message: expect.stringContaining(message), status: code })
  })
})
