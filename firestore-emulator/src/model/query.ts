import type { DocumentPath, FieldPath } from './path.ts'
import type { Value } from './value.ts'

export type FieldOperator =
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'in'
  | 'not-in'
  | 'array-contains'
  | 'array-contains-any'

/** A filter tree. The unary forms of the protocol (IS_NULL, IS_NAN and their negations) arrive as == and != with null or NaN. */
export type Filter =
  | { readonly kind: 'field'; readonly field: FieldPath; readonly op: FieldOperator; readonly value: Value }
  | { readonly kind: 'and' | 'or'; readonly filters: readonly Filter[] }

export type Direction = 'asc' | 'desc'

export interface Order {
  readonly field: FieldPath
  readonly direction: Direction
}

/** A place in a query's order: `before` puts it just before the documents with these values, else just after. */
export interface Cursor {
  readonly values: readonly Value[]
  readonly before: boolean
}

export type DistanceMeasure = 'EUCLIDEAN' | 'COSINE' | 'DOT_PRODUCT'

export interface FindNearest {
  readonly field: FieldPath
  readonly vector: readonly number[]
  readonly measure: DistanceMeasure
  readonly limit: number
  readonly distanceResultField?: string
  readonly distanceThreshold?: number
}

/**
 * A structured query as it came in. `parent` is '' at the root. `collectionId` absent means the documents of every collection: of all below the
 * parent with `allDescendants`, else of those just below it. `select` of `[['__name__']]` means names only.
 */
export interface Query {
  readonly parent: DocumentPath | ''
  readonly collectionId?: string
  readonly allDescendants: boolean
  readonly where?: Filter
  readonly orderBy: readonly Order[]
  readonly startAt?: Cursor
  readonly endAt?: Cursor
  readonly offset: number
  readonly limit?: number
  readonly select?: readonly FieldPath[]
  readonly findNearest?: FindNearest
}

/** One aggregate over a query's documents; `upTo` stops a count early. */
export type Aggregation = { readonly alias: string } & (
  | { readonly kind: 'count'; readonly upTo?: number }
  | { readonly kind: 'sum'; readonly field: FieldPath }
  | { readonly kind: 'avg'; readonly field: FieldPath }
)
