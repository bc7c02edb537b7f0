import type { CallableName, CallableRequest, CallableResult } from '@blinkcart/domain/contract'
import type { Refusal } from '@blinkcart/domain/refusal'
import { loadCalling } from './load.ts'
import { sessionConfirmed } from './session.ts'

/** What came of a call. `unreachable`: no answer, so it may or may not have happened; with the same id, asking again is safe. */
export type Answer<Result> =
  | { readonly outcome: 'done'; readonly result: Result }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }
  | { readonly outcome: 'unreachable' }

/** Calls a callable of the contract, in the name of whoever is signed in. Never rejects. */
export async function call<N extends CallableName>(
  name: N,
  request: CallableRequest<N>,
): Promise<Answer<CallableResult<N>>> {
  try {
    const { ask, refusalIn } = await loadCalling()
    await sessionConfirmed()
    return await ask(name, request).then(
      (result): Answer<CallableResult<N>> => ({ outcome: 'done', result }),
      (failure: unknown) => {
        const refusal = refusalIn(failure)
        if (refusal === undefined) throw failure
        return { outcome: 'refused', refusal }
      },
    )
  } catch (failure) {
    console.warn(`no answer from ${name}`, failure)
    return { outcome: 'unreachable' }
  }
}
