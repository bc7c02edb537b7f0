import type { Actor } from '@blinkcart/domain/account/role'
import type { CallableResult, ParsedRequest } from '@blinkcart/domain/contract'
import { Refusal, type RefusalDetails } from '@blinkcart/domain/refusal'
import { type Firestore, Timestamp } from 'firebase-admin/firestore'
import { callable, withRole } from '../callable.ts'
import { db } from '../firebase.ts'
import { judge } from './judge.ts'

/** Callable: someone does something to an order, online. */
export const act = callable(
  'act',
  withRole(['customer', 'delivery_partner', 'admin'], (request, actor) => actIn(db, actor, request)),
)

/** Judges `request` at once; a refused verdict is a refusal that tells how the order stands. */
export async function actIn(
  db: Firestore,
  actor: Actor,
  request: ParsedRequest<'act'>,
): Promise<CallableResult<'act'> | Refusal> {
  const { orderId, actionId, type, deviceTime, payload } = request
  const judged = await judge(db, {
    orderId,
    actionId,
    actor,
    type,
    deviceTime: deviceTime === undefined ? null : Timestamp.fromDate(new Date(deviceTime)),
    ...(payload === undefined ? {} : { payload }),
  })
  if (judged instanceof Refusal) return judged
  const { outcome, reason, details, status, version } = judged
  if (reason === undefined) return { verdict: outcome, status, version }
  const told = { ...(details as RefusalDetails), verdict: outcome, status, version }
  return new Refusal(reason, `${type} of order ${orderId} was refused: ${reason}`, told)
}
