import type { UsageCounts } from '../../service/usage.ts'
import { sendJson } from '../http/respond.ts'
import type { ControlRequest } from './control.ts'

/** Tells what Cloud Firestore would have billed a project, in all and by who caused it. */
export function usage({ control, exchange, project }: ControlRequest): void {
  const rows = control.usage(project).map((row) => ({ ...row, billed: billed(row.counts) }))
  const total = { reads: 0, writes: 0, deletes: 0 }
  for (const { billed } of rows) {
    total.reads += billed.reads
    total.writes += billed.writes
    total.deletes += billed.deletes
  }
  sendJson(exchange.response, 200, { billed: total, by: rows })
}

/** Begins at zero again. */
export function resetUsage({ control, exchange, project }: ControlRequest): void {
  control.resetUsage(project)
  sendJson(exchange.response, 200, {})
}

function billed(counts: Readonly<UsageCounts>) {
  const { getReads, queryReads, aggregationReads, listenReads, rulesReads, writes, deletes } = counts
  return { reads: getReads + queryReads + aggregationReads + listenReads + rulesReads, writes, deletes }
}
