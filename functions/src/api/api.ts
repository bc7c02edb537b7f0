import { logger } from 'firebase-functions/v2'
import { onRequest } from 'firebase-functions/v2/https'
import { auth, db, region } from '../firebase.ts'
import { respond } from './respond.ts'
import { routes } from './routes.ts'

const table = routes(db)

/** HTTP: the REST endpoints below `/api/v1`, for integrations. */
export const api = onRequest({ region, cors: true }, async (request, response) => {
  const { method, path, query, headers, body } = request
  try {
    const answer = await respond(table, auth, { method, path, query, authorization: headers.authorization, body })
    response.status(answer.status).json(answer.body)
  } catch (error) {
    logger.error(`${method} ${path} failed`, error)
    response.status(500).json({ error: { reason: 'INTERNAL', message: 'something broke on our side', details: {} } })
  }
})
