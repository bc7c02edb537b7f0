import { StatusError } from '../../model/status.ts'
import { sendJson } from '../http/respond.ts'
import type { ControlRequest } from './control.ts'

/** Removes every document of a database. */
export async function clearDocuments({ control, exchange, project, name }: ControlRequest): Promise<void> {
  await control.clearDocuments({ project, database: name })
  sendJson(exchange.response, 200, {})
}

const notHere = (what: string) =>
  new StatusError(
    'UNIMPLEMENTED',
    `${what} is not offered: the data folder itself is durable and can be copied while the server is stopped.`,
  )

export function exportDocuments(): never {
  throw notHere('Export')
}

export function importDocuments(): never {
  throw notHere('Import')
}
