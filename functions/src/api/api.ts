import { logger } from 'firebase-functions/v2'
import { onRequest } from 'firebase-functions/v2/https'
import { auth, db, region } from '../firebase.ts'
import { limits } from '../limits/limits.ts'
import { respond } from './respond.ts'
import { routes } from './routes.ts'

const table = routes(db)
const gate = { accounts: auth, limits }

/** HTTP: the REST endpoints below `/api/v1`, for integrations. */
export const api = onRequest({ region, cors: true }, async (request, response) => {
  const { method, path, query, headers, body } = request
  try {
    const { authorization } = headers
    const address = request.ip ?? 'unknown'
    const answer = await respond(table, gate, { method, path, query, authorization, address, body })
    response
      .status(answer.status)
      .set(answer.headers ?? {})
      .json(answer.body)
  } catch (error) {
    logger.error(`${method} ${path} failed`, error)
    response.status(500).json({ error: { reason: 'INTERNAL', message: 'something broke on our side', details: {} } })
  }
})
