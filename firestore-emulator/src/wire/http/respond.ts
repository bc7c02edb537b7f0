import type { ServerResponse } from 'node:http'
import type { StatusError } from '../../model/status.ts'
import { httpStatus } from './status-code.ts'

/** Answers with JSON. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  sendText(response, status, 'application/json; charset=UTF-8', `${JSON.stringify(body, undefined, 2)}\n`)
}

/** Answers with a text of the given type. */
export function sendText(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(text)
}

/** Answers with an error as Google's APIs tell it. */
export const sendError = (response: ServerResponse, error: StatusError): void =>
  sendJson(response, httpStatus[error.code], errorBody(error))

/** The body of an error: its HTTP status as `code`, its own code as `status`. */
export const errorBody = ({ code, message }: StatusError) => ({
  error: { code: httpStatus[code], message, status: code },
})
