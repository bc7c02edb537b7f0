import { invalidArgument, type StatusError } from '../../model/status.ts'
import type { FirestoreService, Session, Sink } from '../../service/service.ts'
import { callerIn, type Header } from '../caller.ts'
import { errorBody } from '../http/respond.ts'
import { fromJson } from '../proto/from-json.ts'
import type { DuplexRpc } from '../rpc/rpc.ts'
import { asStatus, type Log, logBug } from '../status.ts'
import { answerJson } from './answer-json.ts'
import { Channel } from './channel.ts'
import { defaultLimits } from './limits.ts'

export interface StreamOptions {
  readonly rpc: DuplexRpc
  readonly service: FirestoreService
  readonly header: Header
  readonly log: Log
  readonly onClose: () => void
}

/**
 * Opens a channel with one stream of the API behind it. Errors, a refused token too, travel through the channel: as answers to its requests
 * they would look like a broken connection to the SDK, and be retried.
 */
export function openStream({ rpc, service, header, log, onClose }: StreamOptions): Channel {
  let ended = false
  let session: Session<object> | undefined

  const channel = new Channel(defaultLimits, {
    message(text) {
      try {
        session?.request(fromJson(rpc.request, parseJson(text)))
      } catch (error) {
        sink.end(asStatus(error))
      }
    },
    refused: (error) => sink.end(error),
    drained: () => session?.drained(),
    closed() {
      ended = true
      session?.close()
      onClose()
    },
  })

  const sink: Sink<object> = {
    send: (answer) => ended || channel.send(`[${answerJson(rpc.answer, answer)}]`),
    end(error) {
      if (ended) return
      ended = true
      session?.close()
      channel.send(error === undefined ? '["close"]' : errorMessage(error, log))
      channel.finish()
    },
  }

  try {
    session = rpc.open(service, callerIn(header, Date.now()), sink)
  } catch (error) {
    sink.end(asStatus(error))
  }
  return channel
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalidArgument('Invalid JSON payload received.')
  }
}

function errorMessage(error: StatusError, log: Log): string {
  logBug(log, error)
  return JSON.stringify([errorBody(error)])
}
