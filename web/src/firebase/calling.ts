/* Everything that needs the Functions SDK. Loaded with the first call. */
import type { CallableName, CallableRequest, CallableResult } from '@blinkcart/domain/contract'
import { isReason, Refusal } from '@blinkcart/domain/refusal'
import {
  connectFunctionsEmulator,
  type Functions,
  FunctionsError,
  getFunctions,
  httpsCallable,
} from 'firebase/functions'
import { client } from './client.ts'

const region = 'asia-south1'
const timeoutMs = 20_000

let opened: Functions | undefined

/** Calls a callable; only after `clientReady`. Rejects with the SDK's own error. */
export async function ask<N extends CallableName>(name: N, request: CallableRequest<N>): Promise<CallableResult<N>> {
  const callable = httpsCallable<CallableRequest<N>, CallableResult<N>>(functions(), name, { timeout: timeoutMs })
  return (await callable(request)).data
}

/** The refusal that a failed call brought back, if the failure was one. */
export function refusalIn(failure: unknown): Refusal | undefined {
  if (!(failure instanceof FunctionsError)) return undefined
  const details = failure.details
  if (typeof details !== 'object' || details === null) return undefined
  const { reason, ...rest } = details as { reason?: unknown } & Refusal['details']
  return isReason(reason) ? new Refusal(reason, failure.message, rest) : undefined
}

function functions(): Functions {
  opened ??= open()
  return opened
}

function open(): Functions {
  const { app, emulators } = client()
  const made = getFunctions(app, region)
  if (emulators) connectFunctionsEmulator(made, emulators.functions.host, emulators.functions.port)
  return made
}
