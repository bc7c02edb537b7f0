import type { DocumentChange } from '../model/document.ts'
import type { DatabaseId } from '../model/path.ts'
import { type Pattern, parsePattern } from './pattern.ts'
import type { TriggerEvent, TriggerRegistration } from './registration.ts'

/** Where registrations are kept, so that no commit goes unheard between a restart and the functions' registering again. */
export interface RegistrationFile {
  load(): readonly TriggerRegistration[]
  save(registrations: readonly TriggerRegistration[]): void
}

interface Registered {
  readonly registration: TriggerRegistration
  readonly pattern: Pattern
}

/** The functions that want to hear of changes. */
export class TriggerRegistry {
  readonly #file: RegistrationFile
  readonly #triggers = new Map<string, Registered>()

  constructor(file: RegistrationFile) {
    this.#file = file
    for (const registration of file.load()) this.#put(registration)
  }

  /** Registers a function; one of the same project and id is replaced. */
  set(registration: TriggerRegistration): void {
    this.#put(registration)
    this.#save()
  }

  remove(project: string, id: string): void {
    if (this.#triggers.delete(keyOf(project, id))) this.#save()
  }

  get(project: string, id: string): TriggerRegistration | undefined {
    return this.#triggers.get(keyOf(project, id))?.registration
  }

  /** Who wants to hear of a change. */
  matching({ project, database }: DatabaseId, change: DocumentChange): readonly TriggerRegistration[] {
    const event = eventOf(change)
    const matching: TriggerRegistration[] = []
    for (const { registration, pattern } of this.#triggers.values()) {
      if (registration.project !== project || registration.database !== database) continue
      if (registration.event !== 'written' && registration.event !== event) continue
      if (pattern.match(change.path) !== undefined) matching.push(registration)
    }
    return matching
  }

  #put(registration: TriggerRegistration): void {
    const pattern = parsePattern(registration.pattern)
    this.#triggers.set(keyOf(registration.project, registration.id), { registration, pattern })
  }

  #save(): void {
    this.#file.save(Array.from(this.#triggers.values(), ({ registration }) => registration))
  }
}

/** What a change is to those who listen for one kind only. */
export function eventOf({ before, after }: DocumentChange): TriggerEvent {
  if (before === undefined) return 'created'
  return after === undefined ? 'deleted' : 'updated'
}

const keyOf = (project: string, id: string): string => `${project}/${id}`
