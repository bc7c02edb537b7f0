import { contract, parsed } from '@blinkcart/domain/contract'
import type { ActionDocument, Verdict } from '@blinkcart/domain/order/order'
import { type Reason, Refusal } from '@blinkcart/domain/refusal'
import { FieldValue, type Firestore } from 'firebase-admin/firestore'
import { onDocumentCreated } from 'firebase-functions/v2/firestore'
import { type Accounts, currentRole } from '../accounts/caller.ts'
import type { Moment } from '../clock.ts'
import { documents, lists } from '../collections.ts'
import { auth, db, region } from '../firebase.ts'
import { readTogether } from '../read-together.ts'
import { judge } from './judge.ts'
import { withoutPhoto } from './photo-hash.ts'

/** Trigger: judges an action that a partner's device wrote by itself, perhaps long ago and without signal. */
export const onActionCreated = onDocumentCreated(
  { document: 'orders/{orderId}/actions/{actionId}', region, retry: true },
  async ({ params, data }) => {
    // What came by the callable was judged as it was written: there is nothing to read.
    if (data?.get('verdict') !== undefined) return
    await judgeWritten(db, auth, params.orderId, params.actionId)
  },
)

/**
 * Gives the action document its verdict, after those that its author wrote before it: triggers come in any order, but a
 * device sends what it did in the order in which it was done. Delivered twice, or already judged by the callable, it
 * changes nothing.
 */
export async function judgeWritten(
  db: Firestore,
  accounts: Accounts,
  orderId: string,
  actionId: string,
): Promise<void> {
  const arrived = await documents.action(db, orderId, actionId).get()
  const by = arrived.data()?.by
  if (by === undefined || arrived.createTime === undefined) return
  const theirs = await lists.actions(db, orderId).where('by', '==', by).get()
  const until = arrived.createTime.valueOf()
  const waiting = theirs.docs
    .filter((action) => action.data().verdict === undefined && action.createTime.valueOf() <= until)
    .sort((a, b) => (a.createTime.valueOf() < b.createTime.valueOf() ? -1 : 1))
  for (const action of waiting) await judgeOne(db, accounts, { orderId, actionId: action.id, action: action.data() })
}

interface Written {
  readonly orderId: string
  readonly actionId: string
  readonly action: ActionDocument<Moment>
}

async function judgeOne(db: Firestore, accounts: Accounts, { orderId, actionId, action }: Written): Promise<void> {
  const { by, deviceTime } = action
  const role = await currentRole(accounts, by)
  if (role === undefined) return refuse(db, orderId, actionId, 'ACCOUNT_DISABLED')
  const wanted = actionIn({ orderId, actionId, action })
  if (wanted instanceof Refusal) return refuse(db, orderId, actionId, wanted.reason)
  const judged = await judge(db, { orderId, actionId, actor: { uid: by, role }, deviceTime, ...wanted })
  if (judged instanceof Refusal) await refuse(db, orderId, actionId, judged.reason)
}

function actionIn({
  orderId,
  actionId,
  action: { type, payload },
}: Written): Pick<ActionDocument, 'type' | 'payload'> | Refusal {
  const wanted = payload === undefined ? { type } : { type, payload }
  const read = parsed(contract.act.input, { orderId, actionId, ...wanted })
  return read instanceof Refusal ? read : wanted
}

/** Refuses what can't even be judged, unless someone judged it meanwhile. */
async function refuse(db: Firestore, orderId: string, actionId: string, reason: Reason): Promise<void> {
  const ref = documents.action(db, orderId, actionId)
  await db.runTransaction(async (tx) => {
    const { standing, written } = await readTogether(tx, { standing: documents.order(db, orderId), written: ref })
    if (standing === undefined || written === undefined || written.verdict !== undefined) return
    const { status, version } = standing
    const verdict: Verdict<Moment> = { outcome: 'refused', reason, status, version, at: FieldValue.serverTimestamp() }
    tx.update(ref, written.payload === undefined ? { verdict } : { verdict, payload: withoutPhoto(written.payload) })
  })
}
