import { join } from 'node:path'
import * as z from 'zod'
import { checkId } from '../../model/limits.ts'
import type { DatabaseId } from '../../model/path.ts'
import { invalidArgument, StatusError } from '../../model/status.ts'
import { readDatabase } from '../convert/names.ts'
import { drainedOr } from '../drained.ts'
import { readJsonBody } from '../http/exchange.ts'
import { sendJson } from '../http/respond.ts'
import type { ControlRequest } from './control.ts'
import { openExport, withUpload, writeExport, writeGoogleExport } from './export-folder.ts'
import { exportLines } from './export-format.ts'

/** Removes every document of a database. */
export async function clearDocuments({ control, exchange, project, name }: ControlRequest): Promise<void> {
  await control.clearDocuments({ project, database: name })
  sendJson(exchange.response, 200, {})
}

/** Removes a document or a collection (`(default)/documents/orders`), with everything below it. */
export async function clearBelow({ control, exchange, project, name }: ControlRequest): Promise<void> {
  const [database = '', , ...path] = name.split('/')
  for (const id of path) checkId(id)
  await control.clearBelow({ project, database }, path.join('/'))
  sendJson(exchange.response, 200, {})
}

/** Answers with every document of a database (`?database=`), as of one moment. */
export async function downloadDocuments({ control, exchange, project }: ControlRequest): Promise<void> {
  const { response } = exchange
  const id = databaseInQuery({ exchange, project })
  response.writeHead(200, { 'Content-Type': ndjson, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' })
  for (const line of exportLines(id, control.snapshot(id))) {
    if (response.destroyed) return
    if (!response.write(line)) await drainedOr('close', response)
  }
  response.end()
}

/** Writes every document of a database into a folder, as firebase-tools asks for it. */
export async function exportDocuments({ control, exchange, project }: ControlRequest): Promise<void> {
  const { id, folder, format } = await folderInBody({ exchange, project })
  const snapshot = control.snapshot(id)
  if (format === 'google') await writeGoogleExport(folder, id, snapshot.documents)
  else await writeExport(folder, exportLines(id, snapshot))
  sendJson(exchange.response, 200, {})
}

/** Puts the documents of an export into a database: of a folder, or of the body itself when that is NDJSON. */
export async function importDocuments({ control, exchange, project }: ControlRequest): Promise<void> {
  if (exchange.request.headers['content-type']?.startsWith(ndjson)) {
    const id = databaseInQuery({ exchange, project })
    await withUpload(exchange.request, id, (documents) => control.putAll(id, documents))
  } else {
    const { id, folder } = await folderInBody({ exchange, project })
    await control.putAll(id, await openExport(folder, id))
  }
  sendJson(exchange.response, 200, {})
}

const ndjson = 'application/x-ndjson'

type Asked = Pick<ControlRequest, 'exchange' | 'project'>

const databaseInQuery = ({ exchange, project }: Asked): DatabaseId => ({
  project,
  database: exchange.query.get('database') ?? '(default)',
})

interface FolderAsked {
  readonly id: DatabaseId
  readonly folder: string
  readonly format: 'ndjson' | 'google'
}

const folderBody = z.object({
  database: z.string().optional(),
  export_directory: z.string().min(1),
  export_name: z.string().default('firestore_export'),
  format: z.enum(['ndjson', 'google']).default('ndjson'),
})

/** Which database, and which folder on this machine. Pages in a browser have no business with the latter. */
async function folderInBody({ exchange, project }: Asked): Promise<FolderAsked> {
  if (exchange.request.headers.origin !== undefined) {
    throw new StatusError('PERMISSION_DENIED', 'A web page may not have folders of this machine written or read.')
  }
  const body = folderBody.safeParse(await readJsonBody(exchange))
  if (!body.success) {
    throw invalidArgument(
      'Expected {"database": "projects/…/databases/…", "export_directory": "…", "export_name": "…"}.',
    )
  }
  const { database, export_directory: directory, export_name: name, format } = body.data
  const id = database === undefined ? { project, database: '(default)' } : readDatabase(database)
  if (id.project !== project) throw invalidArgument(`Database "${database}" is not of project "${project}".`)
  return { id, folder: join(directory, name), format }
}
