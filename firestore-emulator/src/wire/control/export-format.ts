import { StringDecoder } from 'node:string_decoder'
import * as z from 'zod'
import type { Document } from '../../model/document.ts'
import { type DatabaseId, databaseName } from '../../model/path.ts'
import { invalidArgument, StatusError } from '../../model/status.ts'
import { type CommitTime, toTimestamp } from '../../model/timestamp.ts'
import type { MovedDocument } from '../../service/moving.ts'
import { writeDocument } from '../convert/document.ts'
import { readDatabase, readDocumentIn } from '../convert/names.ts'
import { readFields } from '../convert/value.ts'
import { fromJson } from '../proto/from-json.ts'
import type { ProtoDocument } from '../proto/messages.ts'
import { messageType } from '../proto/schema.ts'
import { formatTimestamp } from '../proto/timestamp-text.ts'
import { toJson } from '../proto/to-json.ts'

/**
 * An export is text, one JSON object a line: a head that names the database and the moment, the documents as the REST API shows them, and a foot
 * with their number, by which one that was cut off is told.
 */
const format = 'firestore-documents-1'

const documentType = messageType('Document')

/** The lines of an export, made while they are asked for. */
export function* exportLines(
  id: DatabaseId,
  { time, documents }: { readonly time: CommitTime; readonly documents: Iterable<Document> },
): Generator<string> {
  yield `${JSON.stringify({ format, database: databaseName(id), readTime: formatTimestamp(toTimestamp(time)) })}\n`
  let count = 0
  for (const document of documents) {
    count++
    yield `${JSON.stringify(toJson(documentType, writeDocument(id, document)))}\n`
  }
  yield `${JSON.stringify({ documents: count })}\n`
}

const head = z.object({ format: z.literal(format), database: z.string() })
const foot = z.object({ documents: z.number() })

/** Which database an export was made of. */
export async function exportedDatabase(chunks: AsyncIterable<Buffer>): Promise<DatabaseId> {
  for await (const line of linesOf(chunks)) return readDatabase(databaseOf(parse(line, 1)))
  throw invalidArgument('The export is empty.')
}

/**
 * Reads an export, for `id` whatever database it was made of: names and references of documents in that one come to mean `id`. Throws
 * INVALID_ARGUMENT with the line that can't be read, and in the end when some are missing.
 */
export async function* readExport(chunks: AsyncIterable<Buffer>, id: DatabaseId): AsyncGenerator<MovedDocument> {
  let from: string | undefined
  let counted: number | undefined
  let count = 0
  let number = 0
  for await (const line of linesOf(chunks)) {
    number++
    if (line.trim() === '') continue
    if (counted !== undefined) throw unreadable(number, 'it follows the line that ends the export')
    const json = parse(line, number)
    if (from === undefined) {
      from = databaseOf(json)
      continue
    }
    const end = foot.safeParse(json)
    if (end.success) {
      counted = end.data.documents
      continue
    }
    count++
    yield { ...readLine(json, { from, id, number }), size: line.length }
  }
  if (from === undefined) throw invalidArgument('The export is empty.')
  if (counted === count) return
  throw invalidArgument(
    `The export was cut off: it has ${count} documents, and ${counted === undefined ? 'no line that ends it' : `should have ${counted}`}.`,
  )
}

function databaseOf(json: unknown): string {
  const read = head.safeParse(json)
  if (read.success) return read.data.database
  throw invalidArgument(
    `Not an export of this server: its first line should be {"format":"${format}","database":"projects/…"}.`,
  )
}

function readLine(
  json: unknown,
  { from, id, number }: { readonly from: string; readonly id: DatabaseId; readonly number: number },
): Omit<MovedDocument, 'size'> {
  try {
    const moved = from === databaseName(id) ? json : renamed(json, `${from}/`, `${databaseName(id)}/`)
    const { name, fields } = fromJson(documentType, moved) as ProtoDocument
    return { path: readDocumentIn(id, name), fields: readFields(fields) }
  } catch (error) {
    if (error instanceof StatusError) throw unreadable(number, error.message)
    throw error
  }
}

/** Names are `name` of the document and every `referenceValue`; fields that happen to be called so hold objects, not strings. */
function renamed(json: unknown, from: string, to: string): unknown {
  if (Array.isArray(json)) return json.map((element) => renamed(element, from, to))
  if (typeof json !== 'object' || json === null) return json
  const rename = (key: string, value: unknown): unknown =>
    typeof value === 'string' && (key === 'name' || key === 'referenceValue') && value.startsWith(from)
      ? `${to}${value.slice(from.length)}`
      : renamed(value, from, to)
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, rename(key, value)]))
}

function parse(line: string, number: number): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    throw unreadable(number, error instanceof Error ? error.message : String(error))
  }
}

const unreadable = (number: number, why: string) =>
  invalidArgument(`Line ${number} of the export can't be read: ${why}. Nothing was imported.`)

/** A document of 1 MiB can be written with six characters for each of its bytes. */
const longestLine = 16 * 1024 * 1024

async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  for await (const chunk of chunks) {
    if (rest.length > longestLine) throw invalidArgument('Not an export of this server: it has a line without end.')
    const lines = `${rest}${decoder.write(chunk)}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}
