import type { RootDatabase } from 'lmdb'

/** A write transaction that stays open after the call that began it: everything is read and written within it until it ends. */
export interface HeldTransaction {
  /** Throws when the disk doesn't take it; nothing of it was written then. */
  commit(): void
  abort(): void
}

const aborted = Symbol('aborted')

/**
 * Begins one. LMDB holds a synchronous transaction open for as long as the promise that its body returns is unsettled; in place of a promise
 * the body here returns something that can be settled at any moment, and settles at once.
 */
export function holdTransaction(root: RootDatabase<Buffer, Buffer>): HeldTransaction {
  let settle: { readonly commit: () => void; readonly abort: (error: unknown) => void } | undefined
  root.transactionSync(() => ({
    // biome-ignore lint/suspicious/noThenProperty: being waited for is what it is for
    then(commit: () => void, abort: (error: unknown) => void) {
      settle = { commit, abort }
    },
  }))
  if (settle === undefined) throw new Error('LMDB did not hold the transaction open')
  const { commit, abort } = settle
  return {
    commit: () => commit(),
    abort() {
      try {
        abort(aborted)
      } catch (error) {
        if (error !== aborted) throw error
      }
    },
  }
}
