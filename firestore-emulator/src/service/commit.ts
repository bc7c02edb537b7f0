import { checkPossible } from '../model/precondition.ts'
import { failedPrecondition, invalidArgument, StatusError } from '../model/status.ts'
import type { Write, WriteResult } from '../model/write.ts'
import type { Transactor } from '../storage/store.ts'
import { eventsOf } from '../triggers/enqueue.ts'
import { actorOf } from './actor.ts'
import { judge, remembering } from './judge.ts'
import { contention } from './locks.ts'
import type { Surroundings } from './open-database.ts'
import { askOf, checkBatch, checkStep, planWrites, resultOf, type WritePlan } from './plan-writes.ts'
import type { Call, CommitAnswer, TransactionId } from './service.ts'

interface CommitRequest {
  readonly writes: readonly Write[]
  readonly transaction?: TransactionId
}

/** Commits writes, all or none, and answers what became of each. */
export async function commit(
  around: Surroundings,
  call: Call,
  { writes, transaction }: CommitRequest,
): Promise<CommitAnswer> {
  const { plan, commitTime } = await commitPlan(around, call, { writes, ...(transaction && { transaction }) })
  return { writeResults: plan.steps.map(resultOf), commitTime }
}

/** Commits writes and hands back all that was worked out for them. */
export async function commitPlan(
  around: Surroundings,
  call: Call,
  { writes, transaction }: CommitRequest,
): Promise<{ readonly plan: WritePlan; readonly commitTime: number }> {
  checkBatch(writes)
  const { database, transactions, deliveries } = around.open(call.database)
  const paths = writes.map(({ path }) => path)
  const transact = (guard: (transactor: Transactor) => void) =>
    database.transact((transactor) => {
      guard(transactor)
      return write(around, call, { writes, transactor })
    })
  const commitWithin = async (id: TransactionId) => {
    try {
      return await transactions.use(id, async (open) => {
        if (open.readTime !== undefined && writes.length > 0) {
          throw invalidArgument('Cannot modify entities in a read-only transaction.')
        }
        await open.lock(paths)
        return transact((transactor) => {
          open.assertOpen()
          if (!open.queryChecks.every((check) => check(transactor))) throw contention()
        })
      })
    } finally {
      transactions.finish(id)
    }
  }
  const { result, commitTime } = await (transaction === undefined
    ? transactions.withLocks(paths, () => transact(() => {}))
    : commitWithin(transaction))
  if (result.changes.length > 0) deliveries.wake()
  return { plan: result, commitTime }
}

/** Applies writes each for itself: the answer holds what became of each, in their order. */
export async function batchWrite(
  around: Surroundings,
  call: Call,
  writes: readonly Write[],
): Promise<readonly (WriteResult | StatusError)[]> {
  if (new Set(writes.map(({ path }) => path)).size < writes.length) {
    throw invalidArgument('A batch write must not write to the same document more than once.')
  }
  return Promise.all(writes.map((one) => writeAlone(around, call, one)))
}

async function writeAlone(around: Surroundings, call: Call, write: Write): Promise<WriteResult | StatusError> {
  try {
    const { writeResults } = await commit(around, call, { writes: [write] })
    return writeResults[0] ?? failedPrecondition('The write had no result.')
  } catch (error) {
    if (error instanceof StatusError) return error
    throw error
  }
}

/** Decides first, then writes: rules, preconditions and limits over the whole batch, before anything is put. */
function write(
  around: Surroundings,
  call: Call,
  { writes, transactor }: { writes: readonly Write[]; transactor: Transactor },
): WritePlan {
  const { commitTime: time } = transactor
  const before = remembering((path) => transactor.get(path))
  const plan = planWrites(writes, time, before)
  const access = { before, after: plan.after }
  const { refusal } = judge(around, call, { asks: plan.steps.map(askOf), access, time })
  if (refusal !== undefined) throw refusal
  for (const { precondition } of writes) checkPossible(precondition, time)
  for (const step of plan.steps) checkStep(call.database, step, transactor.indexes.settings)

  const cause = { database: call.database, actor: actorOf(call), time }
  for (const change of plan.changes) {
    if (change.after === undefined) transactor.delete(change.path)
    else transactor.put(change.path, change.after.fields)
    for (const event of eventsOf(around.triggers, cause, change)) transactor.enqueue(event)
  }
  return plan
}
