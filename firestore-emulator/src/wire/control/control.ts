import { StatusError } from '../../model/status.ts'
import type { ControlService } from '../../service/service.ts'
import type { Exchange } from '../http/exchange.ts'
import { clearBelow, clearDocuments, downloadDocuments, exportDocuments, importDocuments } from './data.ts'
import { coverageJson, coverageReport, rulesInForce, setIndexes, setRules } from './rules.ts'
import { addEventarcTrigger, addTrigger, removeTrigger } from './triggers.ts'
import { resetUsage, usage } from './usage.ts'

/** One control request: its exchange, and what its path names. */
export interface ControlRequest {
  readonly control: ControlService
  readonly exchange: Exchange
  readonly project: string
  /** What the route leaves open: a database, a trigger's id. */
  readonly name: string
}

type Endpoint = readonly [method: string, path: RegExp, answer: (request: ControlRequest) => Promise<void> | void]

/** What Google's emulator offers beside the API, below `/emulator/v1/projects/{project}`; and what it doesn't:
 * `PUT :indexes`, `GET :export` and `:usage`. */
// biome-ignore format: a table
const endpoints: readonly Endpoint[] = [
  ['DELETE', /^\/databases\/([^/]+)\/documents$/, clearDocuments],
  ['DELETE', /^\/databases\/([^/]+\/documents\/.+)$/, clearBelow],
  ['PUT',    /^:securityRules$/,                  setRules],
  ['GET',    /^:securityRules$/,                  rulesInForce],
  ['PUT',    /^:indexes$/,                        setIndexes],
  ['GET',    /^:ruleCoverage$/,                   coverageJson],
  ['GET',    /^:ruleCoverage\.html$/,             coverageReport],
  ['PUT',    /^\/triggers\/(.+)$/,                addTrigger],
  ['DELETE', /^\/triggers\/(.+)$/,                removeTrigger],
  ['POST',   /^\/eventarcTrigger$/,               addEventarcTrigger],
  ['GET',    /^:export$/,                         downloadDocuments],
  ['POST',   /^:export$/,                         exportDocuments],
  ['POST',   /^:import$/,                         importDocuments],
  ['GET',    /^:usage$/,                          usage],
  ['DELETE', /^:usage$/,                          resetUsage],
]

const base = /^\/emulator\/v1\/projects\/([^/:]+)(.*)$/

/** Answers one control request. */
export function answerControl(control: ControlService, exchange: Exchange): Promise<void> | void {
  const [, project = '', rest = ''] = base.exec(exchange.path) ?? []
  for (const [method, path, answer] of endpoints) {
    const match = method === exchange.method ? path.exec(rest) : null
    if (match === null) continue
    return answer({ control, exchange, project: decodeURIComponent(project), name: decodeURIComponent(match[1] ?? '') })
  }
  throw new StatusError('NOT_FOUND', `Nothing answers ${exchange.method} ${exchange.path}.`)
}
