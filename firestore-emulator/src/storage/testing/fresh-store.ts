import { afterEach, beforeEach } from 'vitest'
import type { DocumentPath } from '../../model/path.ts'
import type { Fields } from '../../model/value.ts'
import { openStore } from '../open-store.ts'
import type { Database, Store } from '../store.ts'

/** A store for each test of a file or a group, gone after it. */
export class FreshStore {
  #store: Store | undefined

  constructor() {
    beforeEach(async () => {
      this.#store = await openStore()
    })
    afterEach(() => this.#store?.close())
  }

  get store(): Store {
    if (this.#store === undefined) throw new Error('the store is there while a test runs')
    return this.#store
  }

  get database(): Database {
    return this.store.database({ project: 'demo', database: '(default)' })
  }

  /** Puts documents in one commit. */
  async fill(documents: Iterable<readonly [DocumentPath, Fields]>): Promise<void> {
    await this.database.transact((transactor) => {
      for (const [path, fields] of documents) transactor.put(path, fields)
    })
  }
}
