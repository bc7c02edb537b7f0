import { childrenOf, type Expr, type RulesFile, rootExpressions } from '../syntax/ast.ts'
import type { Source } from '../syntax/source.ts'
import type { CoverageCell } from './coverage-cell.ts'
import { type EncodedValue, encodeValue } from './encode-value.ts'

/** Offsets count Unicode scalars from 0, `endOffset` included; lines and columns count from 1. */
export interface SourcePosition {
  readonly line: number
  readonly column: number
  readonly currentOffset: number
  readonly endOffset: number
}

export interface ExpressionReport {
  readonly sourcePosition: SourcePosition
  /** Absent until the expression is evaluated. An entry without `value` counts values that weren't kept. */
  readonly values?: readonly { readonly value?: EncodedValue; readonly count: number }[]
  readonly children?: readonly ExpressionReport[]
}

/** What Google's emulator answers at `:ruleCoverage`. Literals have no reports. */
export interface CoverageReport {
  readonly rules: { readonly files: readonly { readonly name: string; readonly content: string }[] }
  readonly report?: readonly ExpressionReport[]
}

export function coverageReport(
  file: RulesFile,
  source: Source,
  cells: ReadonlyMap<Expr, CoverageCell>,
): CoverageReport {
  const rules = { files: [{ name: 'firestore.rules', content: source.text }] }
  const report = rootExpressions(file)
    .sort((a, b) => a.span.start - b.span.start)
    .flatMap((root) => reportOn(root, source, cells))
  return report.length === 0 ? { rules } : { rules, report }
}

function reportOn(expr: Expr, source: Source, cells: ReadonlyMap<Expr, CoverageCell>): ExpressionReport[] {
  if (expr.kind === 'literal') return []
  const values = countsOf(cells.get(expr))
  const children = childrenOf(expr).flatMap((child) => reportOn(child, source, cells))
  return [
    {
      sourcePosition: positionOf(expr, source),
      ...(values.length > 0 ? { values } : {}),
      ...(children.length > 0 ? { children } : {}),
    },
  ]
}

function countsOf(cell: CoverageCell | undefined): NonNullable<ExpressionReport['values']> {
  if (cell === undefined) return []
  const { values, others } = cell.counts()
  const kept = values.map(({ value, count }) => ({ value: encodeValue(value), count }))
  return others > 0 ? [...kept, { count: others }] : kept
}

function positionOf({ span, coverEnd }: Expr, source: Source): SourcePosition {
  const currentOffset = source.scalarOffset(span.start)
  return { ...source.position(span.start), currentOffset, endOffset: source.scalarOffset(coverEnd) - 1 }
}
