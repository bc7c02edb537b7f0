import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { Fields, Value } from '../../model/value.ts'
import { anyFields } from '../../model/value-arbitrary.ts'
import { identicalFields } from '../../model/value-identity.ts'
import { googleExportDatabase, readGoogleExport, writeGoogleFiles } from './google-export.ts'
import { readLog, writeLog } from './log-records.ts'
import { MessageWriter } from './message-writer.ts'
import { readEntity } from './read-entity.ts'
import { writeEntity } from './write-entity.ts'

const shop = { project: 'shop', database: '(default)' }
const other = { project: 'other', database: 'second' }
const scratch = mkdtempSync(join(tmpdir(), 'google-export-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

async function* arriving(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

const logged = (...lengths: readonly number[]) =>
  Buffer.concat([...writeLog(lengths.map((length, i) => Buffer.alloc(length, i + 1)))])

const document = (path: string, fields: Fields) => ({ path, fields, createTime: 1, updateTime: 1 })

describe('a log', () => {
  test('gives back its records, wherever they meet the ends of its blocks and of what arrives', async () => {
    const length = fc.oneof(fc.nat(20), fc.integer({ min: 32_740, max: 32_780 }), fc.nat(100_000))
    await fc.assert(
      fc.asyncProperty(
        fc.array(length, { maxLength: 8 }),
        fc.integer({ min: 1, max: 70_000 }),
        async (lengths, size) => {
          const records = await all(readLog(arriving(logged(...lengths), size)))
          expect(records.map((record) => record.length)).toEqual(lengths)
          records.forEach((record, i) => void expect(record.every((byte) => byte === i + 1)).toBe(true))
        },
      ),
      { numRuns: 40 },
    )
  }, 60_000)

  test('may end in bytes that were laid out and not used', async () => {
    const log = Buffer.concat([logged(5, 5), Buffer.alloc(1000)])
    expect(await all(readLog(arriving(log, 100)))).toHaveLength(2)
  })

  test.each([
    ['is damaged in any byte', (log: Buffer) => log.fill(99, 100, 101), /Record 1 .* its checksum is wrong/],
    ['lacks its end', (log: Buffer) => log.subarray(0, 40_000), /Record 2 .* it is cut off/],
    ['lacks its last block', (log: Buffer) => log.subarray(0, 32 * 1024), /Record 1 .* its end is missing/],
    ['lacks its first block', (log: Buffer) => log.subarray(32 * 1024), /Record 1 .* a part of it is missing/],
  ])('that %s is refused with the record that is wrong', async (_, damage, says) => {
    await expect(all(readLog(arriving(damage(logged(60_000)), 1000)))).rejects.toThrow(says)
  })
})

describe('an entity', () => {
  test('is the document that it was written from, whatever that holds', () => {
    fc.assert(
      fc.property(anyFields, (fields) => {
        const read = readEntity(writeEntity(shop, document('orders/o1/events/é', fields)))
        expect([read.database, read.path]).toEqual([shop, 'orders/o1/events/é'])
        expect(identicalFields(read.fields(shop), fields)).toBe(true)
      }),
    )
  })

  test('is of the database that its key names, and its references move with it', () => {
    const fields = new Map<string, Value>([
      ['own', { kind: 'reference', value: 'projects/other/databases/second/documents/orders/o2' }],
      ['foreign', { kind: 'reference', value: 'projects/third/databases/(default)/documents/orders/o3' }],
    ])
    const read = readEntity(writeEntity(other, document('orders/o1', fields)))
    expect(read.database).toEqual(other)
    expect(read.fields(shop)).toEqual(
      new Map([
        ['own', { kind: 'reference', value: 'projects/shop/databases/(default)/documents/orders/o2' }],
        ['foreign', fields.get('foreign')],
      ]),
    )
  })

  test('of the cloud, with a numbered document and properties that were indexed, is read too', () => {
    const element = new MessageWriter().bytes(2, 'orders').varint(3, 7n)
    const path = new MessageWriter().group(1, element).done()
    const key = new MessageWriter().bytes(13, 's~shop').bytes(14, path).done()
    const value = new MessageWriter().varint(1, 5n).done()
    const property = new MessageWriter().bytes(3, 'n').varint(4, 0n).bytes(5, value).done()
    const read = readEntity(new MessageWriter().bytes(13, key).bytes(14, property).bytes(16, path).done())
    expect([read.database, read.path]).toEqual([shop, 'orders/__id7__'])
    expect(read.fields(shop)).toEqual(new Map([['n', { kind: 'integer', value: 5n }]]))
  })

  test('that is none is refused', () => {
    const nonsense = [Buffer.from([255, 255]), Buffer.from('hello world'), Buffer.alloc(0)]
    for (const bytes of nonsense) expect(() => readEntity(bytes)).toThrow(/^An entity of the export /)
  })
})

describe("an export in Google's format", () => {
  const order = document('orders/o1', new Map([['n', { kind: 'integer', value: 1n }]]))

  test('is laid out as its importers look for it, and gives back its documents', async () => {
    const folder = join(scratch, 'nightly')
    mkdirSync(folder)
    await writeGoogleFiles(folder, shop, [order, document('orders/o2', new Map())])
    const [version, overall] = await all(
      readLog(arriving(readFileSync(join(folder, 'nightly.overall_export_metadata')), 9)),
    )
    expect(version?.toString()).toBe('3')
    expect(overall?.toString()).toContain('all_namespaces/all_kinds/all_namespaces_all_kinds.export_metadata')
    expect(await googleExportDatabase(folder)).toEqual(shop)
    const read = await all(readGoogleExport(folder, other))
    expect(read.map(({ path, fields }) => [path, fields])).toEqual([
      ['orders/o1', order.fields],
      ['orders/o2', new Map()],
    ])
  })

  test('of which only a part was copied is refused', async () => {
    const folder = join(scratch, 'part')
    mkdirSync(folder)
    writeFileSync(join(folder, 'part.overall_export_metadata'), '')
    await expect(all(readGoogleExport(folder, shop))).rejects.toThrow(
      /has no output files: was only a part of it copied\?/,
    )
  })
})
