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
import { sessionConfirmed } from './session.ts'

/** What came of a call. `unreachable`: no answer, so it may or may not have happened; with the same id, asking again is safe. */
export type Answer<Result> =
  | { readonly outcome: 'done'; readonly result: Result }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }
  | { readonly outcome: 'unreachable' }

const region = 'asia-south1'
const timeoutMs = 20_000

let opened: Functions | undefined

/** Calls a callable of the contract, in the name of whoever is signed in. Never rejects. */
export async function call<N extends CallableName>(
  name: N,
  request: CallableRequest<N>,
): Promise<Answer<CallableResult<N>>> {
  try {
    await sessionConfirmed()
    const { data } = await httpsCallable<CallableRequest<N>, CallableResult<N>>(functions(), name, {
      timeout: timeoutMs,
    })(request)
    return { outcome: 'done', result: data }
  } catch (failure) {
    const refusal = refusalIn(failure)
    if (refusal) return { outcome: 'refused', refusal }
    console.warn(`no answer from ${name}`, failure)
    return { outcome: 'unreachable' }
  }
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
