import type { Document } from '../model/document.ts'
import { isDocumentKey } from '../model/path.ts'
import type { Query } from '../model/query.ts'
import { allow, listing } from './judge.ts'
import { masked } from './masked.ts'
import type { Surroundings } from './open-database.ts'
import type { QueryResult } from './query-engine.ts'
import { read } from './read.ts'
import type { Call, Consistency, ExplainOptions, RunQueryAnswer } from './service.ts'

/** Runs a query over one state and answers document by document; at least one answer carries the read time, unless it was only to be planned. */
export async function* runQuery(
  around: Surroundings,
  call: Call,
  { query, consistency, explain }: { query: Query; consistency: Consistency; explain?: ExplainOptions },
): AsyncIterable<RunQueryAnswer> {
  const question = { database: call.database, query, ...(explain && { explain }) }
  const { result, readTime, transaction } = await read(around, call, {
    consistency,
    paths: ({ documents }: QueryResult) => documents.map(({ path }) => path),
    check: (answered) => (reader) =>
      fingerprint(around.queries.run(reader, question).documents) === fingerprint(answered.documents),
    look(reader) {
      allow(around, call, { asks: [listing(query)], reader })
      return around.queries.run(reader, question)
    },
  })
  const explained = result.explain && { explain: result.explain }
  const begun = transaction && { transaction }
  if (explain !== undefined && !explain.analyze) {
    yield { ...begun, skippedResults: 0, ...explained }
    return
  }
  const { documents, skipped } = result
  if (documents.length === 0) yield { ...begun, readTime, skippedResults: skipped, ...explained }
  else if (begun) yield { ...begun, skippedResults: 0 }
  for (const [index, document] of documents.entries()) {
    const isLast = index === documents.length - 1
    const skippedResults = index === 0 ? skipped : 0
    yield { document: projected(query, document), readTime, skippedResults, ...(isLast && explained) }
  }
}

/** The document as a query selects it. */
export function projected(query: Query, document: Document): Document {
  const { select } = query
  if (select === undefined || select.length === 0) return document
  return masked(
    document,
    select.filter((field) => !isDocumentKey(field)),
  )
}

const fingerprint = (documents: readonly Document[]): string =>
  documents.map(({ path, updateTime }) => `${path}@${updateTime}`).join('\n')
