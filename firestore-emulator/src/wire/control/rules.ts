import * as z from 'zod'
import { invalidArgument } from '../../model/status.ts'
import { renderCoverage } from '../../rules/report/coverage-html.ts'
import type { RulesIssue } from '../../rules/ruleset.ts'
import { readBody, readJsonBody } from '../http/exchange.ts'
import { errorBody, sendJson, sendText } from '../http/respond.ts'
import type { ControlRequest } from './control.ts'

const rulesBody = z.object({
  rules: z.object({ files: z.array(z.object({ name: z.string().optional(), content: z.string() })).min(1) }),
  // Sent by tools that want to show the issues themselves.
  ignore_errors: z.boolean().optional(),
})

/** Loads a project's rules. Issues are a 400 that tells them, unless the caller said that it only wants the list. */
export async function setRules({ control, exchange, project }: ControlRequest): Promise<void> {
  const body = rulesBody.safeParse(await readJsonBody(exchange))
  if (!body.success) throw invalidArgument('Invalid rules: expected {"rules": {"files": [{"content": "…"}]}}.')
  const { rules, ignore_errors: tolerant = false } = body.data
  const fileName = rules.files[0]?.name ?? 'security.rules'
  const issues = control.setRules(project, rules.files.map((file) => file.content).join('\n'))
  const told = issues.map((issue) => tell(issue, fileName))
  if (issues.length === 0 || tolerant)
    return sendJson(exchange.response, 200, issues.length === 0 ? {} : { issues: told })
  const lines = issues.map(({ line, column, message }) => `L${line}:${column} ${message}`)
  const error = invalidArgument(`Error compiling rules:\n${lines.join('\n')}`)
  sendJson(exchange.response, 400, { ...errorBody(error), issues: told })
}

const tell = ({ line, column, message }: RulesIssue, fileName: string) => ({
  sourcePosition: { fileName, line, column },
  description: message,
  severity: 'ERROR',
})

/** Loads a project's composite indexes from the text of a `firestore.indexes.json`. */
export async function setIndexes({ control, exchange, project }: ControlRequest): Promise<void> {
  control.setIndexes(project, await readBody(exchange))
  sendJson(exchange.response, 200, {})
}

/** The rules in force, as they were loaded. */
export function rulesInForce({ control, exchange, project }: ControlRequest): void {
  const { rules } = control.ruleCoverage(project)
  sendJson(exchange.response, 200, { rules })
}

/** Tells how often each expression of the rules was evaluated, with which results. */
export function coverageJson({ control, exchange, project }: ControlRequest): void {
  sendJson(exchange.response, 200, control.ruleCoverage(project))
}

/** The same, for people. */
export function coverageReport({ control, exchange, project }: ControlRequest): void {
  sendText(exchange.response, 200, 'text/html; charset=utf-8', renderCoverage(control.ruleCoverage(project)))
}
