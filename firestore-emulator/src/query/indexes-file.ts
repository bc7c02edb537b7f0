import * as z from 'zod'
import { parseFieldPath } from '../model/field-path.ts'
import {
  defineIndex,
  type Indexes,
  type IndexMode,
  type IndexScope,
  type VectorIndex,
} from '../model/index-definition.ts'
import { limits } from '../model/limits.ts'
import { documentKey } from '../model/path.ts'
import { invalidArgument, StatusError } from '../model/status.ts'

const order = z.enum(['ASCENDING', 'DESCENDING'])
const queryScope = z.enum(['COLLECTION', 'COLLECTION_GROUP', 'COLLECTION_RECURSIVE'])
const field = z.object({
  fieldPath: z.string().min(1),
  order: order.optional(),
  arrayConfig: z.literal('CONTAINS').optional(),
  vectorConfig: z.object({ dimension: z.int().min(1).max(limits.vectorDimensions) }).optional(),
})
const file = z.object({
  indexes: z
    .array(
      z.object({
        collectionGroup: z.string().min(1),
        queryScope: queryScope.optional(),
        fields: z.array(field).min(1),
      }),
    )
    .default([]),
  fieldOverrides: z
    .array(
      z.object({
        collectionGroup: z.string().min(1),
        fieldPath: z.string().min(1),
        indexes: z
          .array(
            z.object({
              order: order.optional(),
              arrayConfig: z.literal('CONTAINS').optional(),
              queryScope: queryScope.optional(),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
})

/** Reads a `firestore.indexes.json`, or throws INVALID_ARGUMENT saying where it is wrong. */
export function parseIndexes(json: string): Indexes {
  const parsed = file.safeParse(jsonOf(json))
  if (!parsed.success) throw invalidArgument(`The index definitions are not valid: ${z.prettifyError(parsed.error)}`)
  const { indexes, fieldOverrides } = parsed.data
  for (const index of indexes) checkIndex(index)
  return {
    composites: indexes
      .filter((index) => vectorOf(index) === undefined)
      .map(({ collectionGroup, queryScope, fields }) =>
        defineIndex({
          collectionId: collectionGroup,
          scope: scopeOf(queryScope),
          fields: fields.map((one) => ({ field: pathOf(one.fieldPath), mode: modeOf(one) })),
        }),
      ),
    vectors: indexes.flatMap((index) => vectorOf(index) ?? []),
    overrides: fieldOverrides.map(({ collectionGroup, fieldPath, indexes: modes }) => ({
      collectionId: collectionGroup,
      field: fieldPath === '*' ? ['*'] : pathOf(fieldPath),
      indexes: modes.map((one) => ({ mode: modeOf(one), scope: scopeOf(one.queryScope) })),
    })),
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw invalidArgument(`The index definitions are not JSON: ${error instanceof Error ? error.message : error}`)
  }
}

/** The file may leave quotes away that a field path has elsewhere. */
function pathOf(text: string): readonly string[] {
  try {
    return parseFieldPath(text)
  } catch (error) {
    if (error instanceof StatusError) return text.split('.')
    throw error
  }
}

type IndexEntry = z.infer<typeof file>['indexes'][number]

/** Exports from the cloud name the document too, which doesn't narrow anything. */
function vectorOf({ collectionGroup, queryScope, fields }: IndexEntry): VectorIndex | undefined {
  const last = fields.at(-1)
  if (last?.vectorConfig === undefined) return undefined
  return {
    collectionId: collectionGroup,
    scope: scopeOf(queryScope),
    equal: fields.slice(0, -1).flatMap(({ fieldPath }) => (fieldPath === documentKey ? [] : [pathOf(fieldPath)])),
    field: pathOf(last.fieldPath),
    dimension: last.vectorConfig.dimension,
  }
}

/** Throws for an index that Cloud Firestore doesn't make. */
function checkIndex(index: IndexEntry): void {
  const trouble = troubleWith(index.fields)
  if (trouble !== undefined) throw invalidArgument(`The index ${JSON.stringify(index)} can't be made: ${trouble}.`)
}

function troubleWith(fields: IndexEntry['fields']): string | undefined {
  const vectors = fields.filter(({ vectorConfig }) => vectorConfig !== undefined)
  const modes = (one: IndexEntry['fields'][number]) =>
    [one.order, one.arrayConfig, one.vectorConfig].filter((mode) => mode !== undefined).length
  const odd = fields.find((one) => modes(one) !== 1)
  if (odd) return `"${odd.fieldPath}" must have one of order, arrayConfig and vectorConfig`
  if (fields.length > mostIndexFields) return `it has more than ${mostIndexFields} fields`
  if (new Set(fields.map(({ fieldPath }) => fieldPath)).size < fields.length) return 'it names a field twice'
  if (fields.filter(({ arrayConfig }) => arrayConfig !== undefined).length > 1)
    return 'it has more than one array field'
  if (vectors.length > 1 || (vectors.length === 1 && fields.at(-1) !== vectors[0])) {
    return 'there can be one vector, which comes last'
  }
  if (vectors.length > 0) return undefined
  if (fields.slice(0, -1).some(({ fieldPath }) => fieldPath === documentKey))
    return `only the last field can be ${documentKey}`
  if (fields.length < 2) return 'one field has its index by itself: "fieldOverrides" is where that is changed'
  return undefined
}

const mostIndexFields = 100

const scopeOf = (scope: z.infer<typeof queryScope> | undefined): IndexScope =>
  scope === 'COLLECTION_GROUP' ? 'group' : 'collection'

const modeOf = (one: { order?: string | undefined; arrayConfig?: string | undefined }): IndexMode =>
  one.arrayConfig === 'CONTAINS' ? 'contains' : one.order === 'DESCENDING' ? 'desc' : 'asc'
