import type { DocumentPath } from '../model/path.ts'
import { invalidArgument } from '../model/status.ts'
import { type CommitTime, toCommitTime } from '../model/timestamp.ts'
import type { Reader } from '../storage/store.ts'
import type { OpenDatabase, Surroundings } from './open-database.ts'
import type { Call, Consistency, TransactionId, TransactionOptions } from './service.ts'
import type { QueryCheck, Transaction } from './transactions.ts'

/** A read, told in a way that a transaction can guard. */
export interface Read<T> {
  /** Looks at one consistent state; may run more than once. */
  look(reader: Reader): T
  /** The documents that the result rests on, which a transaction keeps for itself. */
  paths(result: T): readonly DocumentPath[]
  /** Says later whether looking again would give the same; absent where the locks say it all. */
  check?(result: T): QueryCheck
}

export interface ReadAnswer<T> {
  readonly result: T
  readonly readTime: CommitTime
  /** The id of the transaction that was begun for this read. */
  readonly transaction?: TransactionId
}

/** Reads as consistently as was asked for. */
export async function read<T>(
  around: Surroundings,
  call: Call,
  { consistency, ...what }: Read<T> & { readonly consistency: Consistency },
): Promise<ReadAnswer<T>> {
  const open = around.open(call.database)
  switch (consistency.kind) {
    case 'latest':
      return readOnce(open, what)
    case 'at':
      return readOnce(open, { ...what, at: pastTime(around, toCommitTime(consistency.readTime)) })
    case 'transaction':
      return open.transactions.use(consistency.transaction, (transaction) => readWithin(open, { ...what, transaction }))
    case 'begin':
      return readInNew(around, open, { ...what, options: consistency.options })
  }
}

/** Begins a transaction; a read-only one sees the state of its read time throughout. */
export function begin(around: Surroundings, open: OpenDatabase, options: TransactionOptions): Transaction {
  if (options.kind === 'readWrite') {
    return open.transactions.begin(options.retry === undefined ? {} : { retry: options.retry })
  }
  const readTime =
    options.readTime === undefined
      ? open.database.read((reader) => reader.time)
      : pastTime(around, toCommitTime(options.readTime))
  // A time that can't be read any more is refused here, not by the first read.
  open.database.read(() => {}, readTime)
  return open.transactions.begin({ readTime })
}

function readOnce<T>(open: OpenDatabase, { look, at }: Read<T> & { readonly at?: CommitTime }): ReadAnswer<T> {
  const { result, time } = open.database.read((reader) => ({ result: look(reader), time: reader.time }), at)
  return { result, readTime: at ?? time }
}

async function readInNew<T>(
  around: Surroundings,
  open: OpenDatabase,
  { options, ...what }: Read<T> & { readonly options: TransactionOptions },
): Promise<ReadAnswer<T>> {
  const { id } = begin(around, open, options)
  try {
    const answer = await open.transactions.use(id, (transaction) => readWithin(open, { ...what, transaction }))
    return { ...answer, transaction: id }
  } catch (error) {
    open.transactions.finish(id)
    throw error
  }
}

/**
 * In a read-write transaction: looks, locks what it saw, and looks again until it sees nothing but what it has locked. So the documents stay as
 * they are until its end; that no other document has joined a query is checked at commit.
 */
async function readWithin<T>(
  open: OpenDatabase,
  { transaction, ...what }: Read<T> & { readonly transaction: Transaction },
): Promise<ReadAnswer<T>> {
  if (transaction.readTime !== undefined) return readOnce(open, { ...what, at: transaction.readTime })
  const locked = new Set<DocumentPath>()
  for (;;) {
    const answer = readOnce(open, what)
    const paths = what.paths(answer.result)
    if (paths.every((path) => locked.has(path))) {
      if (what.check !== undefined) transaction.queryChecks.push(what.check(answer.result))
      return answer
    }
    await transaction.lock(paths)
    for (const path of paths) locked.add(path)
  }
}

const slackMicros = 1_000_000
/** Cloud Firestore knows no older state of any database; whether it has this one's is another question. */
const rememberedMicros = 7 * 24 * 3_600_000_000

function pastTime({ clock }: Surroundings, time: CommitTime): CommitTime {
  const now = clock.now() * 1000
  if (time > now + slackMicros) throw invalidArgument("The requested 'read_time' cannot be in the future.")
  if (time < now - rememberedMicros) throw invalidArgument("The requested 'read_time' is too old.")
  return time
}
