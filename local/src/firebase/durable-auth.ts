import type { AuthJournal } from './auth-journal.ts'
import { type AuthUser, firebaseTools } from './tools.ts'

/**
 * Makes the Auth emulator remember its accounts. Call before it starts.
 *
 * The emulator keeps a project's accounts in one object and changes them, synchronously, before it answers. We put a
 * subclass in that object's place which writes each change to the journal first.
 */
export function rememberAccounts(projectId: string, journal: AuthJournal): void {
  const { authState } = firebaseTools()

  class DurableProjectState extends authState.AgentProjectState {
    constructor(id: string) {
      super(id)
      if (id !== projectId) return
      for (const user of journal.accounts()) this.#restore(user)
    }

    override updateUserByLocalId(localId: string, fields: object, options?: object): AuthUser {
      const user = super.updateUserByLocalId(localId, fields, options)
      if (this.projectId === projectId) journal.put(user)
      return user
    }

    override deleteUser(user: AuthUser): void {
      super.deleteUser(user)
      if (this.projectId === projectId) journal.drop(user.localId)
    }

    override deleteAllAccounts(): void {
      super.deleteAllAccounts()
      if (this.projectId === projectId) journal.clear()
    }

    /** Through the emulator's own update, which fills its indexes by email, phone and provider. */
    #restore(user: AuthUser): void {
      this.users.set(user.localId, { localId: user.localId })
      super.updateUserByLocalId(user.localId, user, { upsertProviders: [...(user.providerUserInfo ?? [])] })
    }
  }

  authState.AgentProjectState = DurableProjectState
}

/**
 * Makes the Auth emulator start in one second rather than nine. Nearly all of its start goes into compiling checks of nine
 * query parameters that Google's description repeats for each path, and no SDK sends; and of tenants, which we don't have.
 */
export function trimAuthApi(): void {
  const { paths } = firebaseTools().authApi
  for (const [path, operations] of Object.entries(paths)) {
    if (path.includes('/tenants')) delete paths[path]
    delete operations.parameters
  }
}
