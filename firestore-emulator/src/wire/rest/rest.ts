import type { ServerResponse } from 'node:http'
import type protobuf from 'protobufjs/light.js'
import type { FirestoreService } from '../../service/service.ts'
import { callerIn } from '../caller.ts'
import { drainedOr } from '../drained.ts'
import { type Exchange, headersOf, readJsonBody } from '../http/exchange.ts'
import { errorBody, sendJson } from '../http/respond.ts'
import { httpStatus } from '../http/status-code.ts'
import { fromJson } from '../proto/from-json.ts'
import { toJson } from '../proto/to-json.ts'
import type { StreamingRpc } from '../rpc/rpc.ts'
import { asStatus, type Log, logBug } from '../status.ts'
import { messageFields } from './query-parameters.ts'
import { findRoute, type Route } from './routes.ts'

/** Answers one call of the REST API. */
export async function answerRest(service: FirestoreService, exchange: Exchange, log: Log): Promise<void> {
  const route = findRoute(exchange.method, exchange.path)
  const { rpc } = route
  if (rpc.kind === 'streaming') return answerStreaming(service, exchange, { ...route, rpc }, log)
  const caller = callerIn(headersOf(exchange), Date.now())
  const answer = await rpc.run(service, caller, await readRequest(route, exchange))
  sendJson(exchange.response, 200, toJson(rpc.answer, answer))
}

async function readRequest({ rpc, fields, body }: Route, exchange: Exchange): Promise<object> {
  const parameters = messageFields(exchange.query)
  if (body === 'none') return fromJson(rpc.request, { ...parameters, ...fields })
  const json = await readJsonBody(exchange)
  if (body === 'whole') return fromJson(rpc.request, { ...parameters, ...json, ...fields })
  return fromJson(rpc.request, { ...parameters, ...fields, document: { ...json, ...(fields.document ?? {}) } })
}

/** Answers with an array that grows as the answers come. Errors are elements of it, as the real service does it. */
async function answerStreaming(
  service: FirestoreService,
  exchange: Exchange,
  route: Route & { readonly rpc: StreamingRpc },
  log: Log,
): Promise<void> {
  const { response } = exchange
  const { rpc } = route
  try {
    const caller = callerIn(headersOf(exchange), Date.now())
    const request = await readRequest(route, exchange)
    for await (const answer of rpc.run(service, caller, request)) {
      if (response.destroyed) return
      if (!writeElement(response, 200, jsonText(rpc.answer, answer))) await drainedOr('close', response)
    }
  } catch (error) {
    const status = asStatus(error)
    logBug(log, status)
    writeElement(response, httpStatus[status.code], JSON.stringify(errorBody(status)))
  }
  if (response.headersSent) response.end(']\n')
  else sendJson(response, 200, [])
}

function writeElement(response: ServerResponse, status: number, json: string): boolean {
  if (response.headersSent) return response.write(`,\n${json}`)
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=UTF-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
  return response.write(`[${json}`)
}

const jsonText = (type: protobuf.Type, message: object) => JSON.stringify(toJson(type, message))
