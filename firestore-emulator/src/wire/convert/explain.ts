import type { ExplainMetrics, ExplainOptions } from '../../service/service.ts'
import type { ProtoExplainMetrics } from '../proto/messages.ts'

/** The part of a request that asks for an explanation; `{}` when it doesn't. */
export const readExplain = (
  options: { readonly analyze?: boolean | null } | null | undefined,
): { readonly explain?: ExplainOptions } => (options ? { explain: { analyze: options.analyze ?? false } } : {})

/** The part of an answer that explains; `{}` when there is nothing to explain. */
export function writeExplain(explain: ExplainMetrics | undefined): { readonly explainMetrics?: ProtoExplainMetrics } {
  if (explain === undefined) return {}
  const planSummary = { indexesUsed: explain.indexesUsed.map(struct) }
  if (explain.execution === undefined) return { explainMetrics: { planSummary } }
  const { resultsReturned, durationMs, readOperations, debugStats } = explain.execution
  const executionStats = {
    resultsReturned,
    executionDuration: duration(durationMs),
    readOperations,
    debugStats: struct(debugStats),
  }
  return { explainMetrics: { planSummary, executionStats } }
}

const duration = (ms: number) => {
  const seconds = Math.floor(ms / 1000)
  return { seconds, nanos: Math.round((ms - seconds * 1000) * 1e6) }
}

const struct = (texts: Readonly<Record<string, string>>) => ({
  fields: Object.fromEntries(Object.entries(texts).map(([key, stringValue]) => [key, { stringValue }])),
})
