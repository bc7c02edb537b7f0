import { countDisjunctions, disjunctions } from '../../model/disjunctions.ts'
import { type DocumentPath, isDocumentKey } from '../../model/path.ts'
import type { Query } from '../../model/query.ts'
import type { FieldFilter } from '../../model/query-order.ts'
import { Unknown } from '../outcome.ts'
import { pathOf } from '../value/convert.ts'
import { anyForm, type FieldOutcome, guaranteedEntries, storedForms } from './query-facts.ts'

/** Stands in a path for any number of segments between a collection group's ancestor and its collection. */
export const gap: unique symbol = Symbol('any documents and collections in between')

/** A segment of the path that a request speaks of; unknown where it differs from document to document. */
export type Segment = string | Unknown | typeof gap

/** One way in which a document can match a query: where it is, and what `resource` is then. */
export interface Branch {
  readonly segments: readonly Segment[]
  /** What `request.path` is: the document where the query names one, else the collection. */
  readonly path: FieldOutcome
  readonly resource: Unknown
  /** The one document that can match. */
  readonly named: DocumentPath | undefined
}

const maxAlternatives = 100
const maxBranches = 200

/**
 * The alternatives of a query such that every document it could return matches one of them. A rule holds for the query if it holds in
 * each.
 */
export function queryBranches(database: string, query: Query): Branch[] {
  const tooMany = countDisjunctions(query.where) > maxAlternatives
  const alternatives = tooMany ? [] : disjunctions(query.where)
  const forms = alternatives.flatMap((filters) => inStoredForms(filters))
  const settled = forms.length > maxBranches ? alternatives.map((filters) => ({ filters, asStored: inAnyForm })) : forms
  // A query that can match nothing proves nothing either.
  const cases = settled.length > 0 ? settled : [{ filters: [], asStored: inAnyForm }]
  return cases.map(({ filters, asStored }) => branch(database, query, filters, asStored))
}

interface Case {
  readonly filters: readonly FieldFilter[]
  readonly asStored: (filter: FieldFilter) => FieldOutcome
}

const inAnyForm = ({ value }: FieldFilter): FieldOutcome => anyForm(value)

/** One case for each combination of the forms that its equalities' values may be stored in. */
function inStoredForms(filters: readonly FieldFilter[]): Case[] {
  let cases: Map<FieldFilter, FieldOutcome>[] = [new Map()]
  for (const filter of filters) {
    if (filter.op !== '==' || isDocumentKey(filter.field)) continue
    const forms = cases.length > maxBranches ? [anyForm(filter.value)] : storedForms(filter.value)
    cases = cases.flatMap((known) => forms.map((form) => new Map(known).set(filter, form)))
  }
  return cases.map((known) => ({ filters, asStored: (filter) => known.get(filter) ?? inAnyForm(filter) }))
}

function branch(database: string, query: Query, filters: readonly FieldFilter[], asStored: Case['asStored']): Branch {
  const path = namedDocument(query, filters)
  const id = path === undefined ? anyId : path.slice(path.lastIndexOf('/') + 1)
  const place = path === undefined ? new Unknown(wildcardError, { type: 'path' }) : pathOf(database, path)
  const data = new Unknown('', { type: 'map', entries: guaranteedEntries(filters, asStored) })
  const entries = new Map<string, FieldOutcome>([
    ['data', data],
    ['id', id],
    ['__name__', place],
  ])
  return {
    segments: ['databases', database, 'documents', ...(path?.split('/') ?? unnamedSegments(query))],
    path: path === undefined ? collectionPath(database, query) : place,
    resource: new Unknown('', { type: 'map', entries }),
    named: path,
  }
}

function collectionPath(database: string, { parent, collectionId, allDescendants }: Query): FieldOutcome {
  if (allDescendants || collectionId === undefined) return new Unknown(wildcardError, { type: 'path' })
  return pathOf(database, parent === '' ? collectionId : `${parent}/${collectionId}`)
}

const wildcardError = 'Null value error.'
const anyId = new Unknown(wildcardError, { type: 'string' })

function unnamedSegments({ parent, collectionId, allDescendants }: Query): Segment[] {
  const ancestors: Segment[] = parent === '' ? [] : parent.split('/')
  if (allDescendants) ancestors.push(gap)
  if (collectionId !== undefined) ancestors.push(collectionId)
  else if (!allDescendants) ancestors.push(anyId)
  return [...ancestors, anyId]
}

/** The document that a condition on the document's name lets through alone, if there is one in the query's collection. */
function namedDocument(
  { parent, collectionId, allDescendants }: Query,
  filters: readonly FieldFilter[],
): DocumentPath | undefined {
  const named = filters.find(
    ({ field, op, value }) => isDocumentKey(field) && op === '==' && value.kind === 'reference',
  )
  if (named?.value.kind !== 'reference') return undefined
  const path = named.value.value.split('/').slice(5).join('/')
  const collection = path.slice(0, path.lastIndexOf('/'))
  const root = parent === '' ? '' : `${parent}/`
  if (!collection.startsWith(root)) return undefined
  const below = collection.slice(root.length)
  const [id, ...deeper] = below.split('/').reverse()
  const fits = (collectionId === undefined || id === collectionId) && (allDescendants || deeper.length === 0)
  return fits ? path : undefined
}
