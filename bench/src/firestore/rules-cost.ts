import { readFileSync } from 'node:fs'
import { compileRules } from '../../../firestore-emulator/src/rules/compile-rules.ts'
import { documentAt } from '../../../firestore-emulator/src/rules/testing/documents.ts'
import { project } from './ours.ts'
import { customerOf, orderId, sampleOrder } from './sample-order.ts'

/** How long our rules take to decide that a customer may read their own order, in microseconds, averaged over many. */
export function rulesCost(evaluations: number): number {
  const compiled = compileRules(readFileSync(new URL('../../../firestore.rules', import.meta.url), 'utf8'))
  if (!compiled.ok) throw new Error('the rules have mistakes')
  const id = orderId(0)
  const resource = documentAt(`orders/${id}`, sampleOrder(id))
  const request = {
    database: { project, database: '(default)' },
    auth: { uid: customerOf(id), token: { role: 'customer' } },
    time: Date.now() * 1000,
    method: 'get',
    path: `orders/${id}`,
    resource,
  } as const
  const access = { before: () => resource, after: () => resource }
  const decide = () => {
    if (!compiled.ruleset.decide(request, access).allowed) throw new Error('the rules refuse a customer their order')
  }
  for (let i = 0; i < evaluations / 5; i++) decide()
  const begun = process.cpuUsage().user
  for (let i = 0; i < evaluations; i++) decide()
  return (process.cpuUsage().user - begun) / evaluations
}
