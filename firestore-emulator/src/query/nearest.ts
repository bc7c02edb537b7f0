import type { Document } from '../model/document.ts'
import { getField, withField } from '../model/field-access.ts'
import { parseFieldPath } from '../model/field-path.ts'
import type { DistanceMeasure, FindNearest } from '../model/query.ts'

/** The documents whose vectors are nearest to the one asked for, nearest first. Others, and vectors of another size, don't count. */
export function nearest(documents: Iterable<Document>, ask: FindNearest): readonly Document[] {
  const { field, vector, measure, limit, distanceResultField, distanceThreshold } = ask
  const { distance, sign } = measures[measure]
  const found: { document: Document; distance: number }[] = []
  for (const document of documents) {
    const value = getField(document.fields, field)
    if (value?.kind !== 'vector' || value.values.length !== vector.length) continue
    const result = distance(value.values, vector)
    if (distanceThreshold !== undefined && (result - distanceThreshold) * sign > 0) continue
    found.push({ document, distance: result })
  }
  found.sort((a, b) => (a.distance - b.distance) * sign)
  return found
    .slice(0, limit)
    .map((one) => (distanceResultField === undefined ? one.document : told(one, distanceResultField)))
}

type Distance = (a: readonly number[], b: readonly number[]) => number

/** `sign` is -1 where more means nearer. */
// biome-ignore format: a table
const measures: Readonly<Record<DistanceMeasure, { readonly distance: Distance; readonly sign: 1 | -1 }>> = {
  EUCLIDEAN:   { distance: (a, b) => Math.sqrt(squares(a, b)),                       sign: 1 },
  COSINE:      { distance: (a, b) => 1 - dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)), sign: 1 },
  DOT_PRODUCT: { distance: (a, b) => dot(a, b),                                        sign: -1 },
}

const dot: Distance = (a, b) => a.reduce((sum, component, i) => sum + component * (b[i] ?? 0), 0)

const squares: Distance = (a, b) => a.reduce((sum, component, i) => sum + (component - (b[i] ?? 0)) ** 2, 0)

function told({ document, distance }: { document: Document; distance: number }, field: string): Document {
  return { ...document, fields: withField(document.fields, parseFieldPath(field), { kind: 'double', value: distance }) }
}
