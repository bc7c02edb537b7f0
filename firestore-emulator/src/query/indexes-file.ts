import { z } from 'zod'
import { parseFieldPath } from '../model/field-path.ts'
import { defineIndex, type Indexes, type IndexMode, type IndexScope } from '../model/index-definition.ts'
import { invalidArgument, StatusError } from '../model/status.ts'

const order = z.enum(['ASCENDING', 'DESCENDING'])
const queryScope = z.enum(['COLLECTION', 'COLLECTION_GROUP', 'COLLECTION_RECURSIVE'])
const field = z.object({
  fieldPath: z.string().min(1),
  order: order.optional(),
  arrayConfig: z.literal('CONTAINS').optional(),
  vectorConfig: z.unknown().optional(),
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

/**
 * Reads a `firestore.indexes.json`, or throws INVALID_ARGUMENT saying where it is wrong. Vector indexes are read over: the nearest vectors are
 * found without.
 */
export function parseIndexes(json: string): Indexes {
  const parsed = file.safeParse(jsonOf(json))
  if (!parsed.success) throw invalidArgument(`The index definitions are not valid: ${z.prettifyError(parsed.error)}`)
  const { indexes, fieldOverrides } = parsed.data
  return {
    composites: indexes
      .filter(({ fields }) => fields.every(({ vectorConfig }) => vectorConfig === undefined))
      .map(({ collectionGroup, queryScope, fields }) =>
        defineIndex({
          collectionId: collectionGroup,
          scope: scopeOf(queryScope),
          fields: fields.map((one) => ({ field: pathOf(one.fieldPath), mode: modeOf(one) })),
        }),
      ),
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

const scopeOf = (scope: z.infer<typeof queryScope> | undefined): IndexScope =>
  scope === 'COLLECTION_GROUP' ? 'group' : 'collection'

const modeOf = (one: { order?: string | undefined; arrayConfig?: string | undefined }): IndexMode =>
  one.arrayConfig === 'CONTAINS' ? 'contains' : one.order === 'DESCENDING' ? 'desc' : 'asc'
