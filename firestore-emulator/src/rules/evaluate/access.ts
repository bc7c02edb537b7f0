import type { Document } from '../../model/document.ts'
import type { DocumentPath } from '../../model/path.ts'
import { type Outcome, RulesError } from '../outcome.ts'
import type { RulesAccess } from '../ruleset.ts'
import { fromDocument } from '../value/convert.ts'
import { PathValue, type RulesValue } from '../value/value.ts'

export type AccessFunction = 'get' | 'exists' | 'getAfter' | 'existsAfter'

const perOperation = 10
const perBatch = 20

/**
 * Reads documents on behalf of rules, within the limits: 10 for each operation, 20 for a whole batch or transaction. What was read
 * once is free from then on.
 */
export class AccessSession {
  readonly #database: string
  readonly #access: RulesAccess
  readonly #budget: number
  readonly #known = new Map<string, RulesValue>()
  #spent = 0
  #spentByOperation = 0
  #reads = new Set<DocumentPath>()

  constructor(database: string, access: RulesAccess, operations: number) {
    this.#database = database
    this.#access = access
    this.#budget = operations > 1 ? perBatch : perOperation
  }

  /** Begins the next operation; the set will hold the documents that it reads. */
  begin(): Set<DocumentPath> {
    this.#spentByOperation = 0
    this.#reads = new Set()
    return this.#reads
  }

  call(name: AccessFunction, path: RulesValue): Outcome {
    const document = path instanceof PathValue ? this.#documentPath(path) : undefined
    if (document === undefined)
      return new RulesError(`Unsupported operation error. ${name}() takes the path of a document.`)
    const found = this.#read(name, document)
    if (found === undefined) return new RulesError(`Service call error. Function: [${name}], Argument: [${path}].`)
    return name === 'get' || name === 'getAfter' ? found : found !== null
  }

  /** The document as rules see it, null when there is none, undefined when the limit is reached. */
  #read(name: AccessFunction, path: DocumentPath): RulesValue | undefined {
    const after = name === 'getAfter' || name === 'existsAfter'
    const key = after ? `>${path}` : path
    this.#reads.add(path)
    const known = this.#known.get(key)
    if (known !== undefined) return known
    if (this.#spent >= this.#budget || this.#spentByOperation >= perOperation) return undefined
    this.#spent++
    this.#spentByOperation++
    const document: Document | undefined = after ? this.#access.after(path) : this.#access.before(path)
    const found = document === undefined ? null : fromDocument(this.#database, document)
    this.#known.set(key, found)
    return found
  }

  /** `orders/o1` of `/databases/(default)/documents/orders/o1`; a document of this database only. */
  #documentPath({ segments }: PathValue): DocumentPath | undefined {
    const [root, database, documents, ...rest] = segments
    if (root !== 'databases' || database !== this.#database || documents !== 'documents') return undefined
    const ids = rest.join('/').split('/')
    return ids.length % 2 === 0 && ids.every((id) => id !== '') ? ids.join('/') : undefined
  }
}
