import { invalidArgument } from '../../model/status.ts'
import type { Consistency, TransactionOptions } from '../../service/service.ts'
import type { ProtoTimestamp, ProtoTransactionOptions } from '../proto/messages.ts'
import { readTimestamp } from './time.ts'

/** The fields by which read requests say what they want to see. */
interface Selector {
  readonly transaction?: Uint8Array | null
  readonly readTime?: ProtoTimestamp | null
  readonly newTransaction?: ProtoTransactionOptions | null
}

/** Reads a request's consistency selector. A transaction that a read begins without saying of which kind is read-only. */
export function readConsistency({ transaction, readTime, newTransaction }: Selector): Consistency {
  if (transaction && transaction.length > 0) return { kind: 'transaction', transaction }
  if (newTransaction) {
    const saysKind = newTransaction.readOnly || newTransaction.readWrite
    return { kind: 'begin', options: saysKind ? readTransactionOptions(newTransaction) : { kind: 'readOnly' } }
  }
  return readTime ? { kind: 'at', readTime: readTimestamp(readTime) } : { kind: 'latest' }
}

/** Reads the mode of a transaction that is to begin; read-write unless it says otherwise. */
export function readTransactionOptions(options: ProtoTransactionOptions | null | undefined): TransactionOptions {
  if (options?.readOnly && options.readWrite) throw invalidArgument('A transaction is either read-only or read-write.')
  if (options?.readOnly) {
    const { readTime } = options.readOnly
    return readTime ? { kind: 'readOnly', readTime: readTimestamp(readTime) } : { kind: 'readOnly' }
  }
  const retry = options?.readWrite?.retryTransaction
  return retry && retry.length > 0 ? { kind: 'readWrite', retry } : { kind: 'readWrite' }
}

/** A transaction's id, which may be absent or empty. */
export const readTransaction = (id: Uint8Array | null | undefined): Uint8Array | undefined =>
  id && id.length > 0 ? id : undefined
