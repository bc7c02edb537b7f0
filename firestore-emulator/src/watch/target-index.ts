import type { Document, DocumentChange } from '../model/document.ts'
import { getField } from '../model/field-access.ts'
import { collectionIdOf, type DocumentPath, parentCollection } from '../model/path.ts'
import type { Value } from '../model/value.ts'
import type { Interest, Place } from './live-query.ts'

/**
 * Finds the targets that a change can matter to, without visiting the others: by document, by collection or group, and there by the value
 * of one field that the target asks for. So a thousand customers listening to their own orders cost a commit nothing.
 */
export class TargetIndex<Target> {
  readonly #documents = new Map<DocumentPath, Set<Target>>()
  readonly #collections = new Map<string, Bucket<Target>>()
  readonly #groups = new Map<string, Bucket<Target>>()
  readonly #descendants = new Map<Target, DocumentPath | ''>()
  readonly #groupParents = new Map<Target, DocumentPath | ''>()

  add(place: Place, target: Target): void {
    switch (place.kind) {
      case 'documents':
        for (const path of place.paths) into(this.#documents, path, () => new Set<Target>()).add(target)
        return
      case 'collection':
        into(this.#collections, place.path, () => new Bucket<Target>()).add(target, place.interest)
        return
      case 'group':
        into(this.#groups, place.collectionId, () => new Bucket<Target>()).add(target, place.interest)
        this.#groupParents.set(target, place.parent)
        return
      case 'descendants':
        this.#descendants.set(target, place.parent)
    }
  }

  remove(place: Place, target: Target): void {
    switch (place.kind) {
      case 'documents':
        for (const path of place.paths) {
          this.#documents.get(path)?.delete(target)
          if (this.#documents.get(path)?.size === 0) this.#documents.delete(path)
        }
        return
      case 'collection':
        this.#collections.get(place.path)?.remove(target, place.interest)
        if (this.#collections.get(place.path)?.isEmpty) this.#collections.delete(place.path)
        return
      case 'group':
        this.#groups.get(place.collectionId)?.remove(target, place.interest)
        if (this.#groups.get(place.collectionId)?.isEmpty) this.#groups.delete(place.collectionId)
        this.#groupParents.delete(target)
        return
      case 'descendants':
        this.#descendants.delete(target)
    }
  }

  affected(change: DocumentChange): Set<Target> {
    const { path } = change
    const found = new Set<Target>(this.#documents.get(path))
    this.#collections.get(parentCollection(path))?.find(change, found)
    const inGroup = new Set<Target>()
    this.#groups.get(collectionIdOf(path))?.find(change, inGroup)
    for (const target of inGroup) if (isBelow(path, this.#groupParents.get(target) ?? '')) found.add(target)
    for (const [target, parent] of this.#descendants) if (isBelow(path, parent)) found.add(target)
    return found
  }
}

class Bucket<Target> {
  readonly #anybody = new Set<Target>()
  readonly #byField = new Map<string, { interest: Interest; byKey: Map<string, Set<Target>> }>()

  get isEmpty(): boolean {
    return this.#anybody.size === 0 && this.#byField.size === 0
  }

  add(target: Target, interest: Interest | undefined): void {
    if (interest === undefined) {
      this.#anybody.add(target)
      return
    }
    const { byKey } = into(this.#byField, fieldId(interest), () => ({ interest, byKey: new Map() }))
    for (const key of interest.keys) into(byKey, key, () => new Set<Target>()).add(target)
  }

  remove(target: Target, interest: Interest | undefined): void {
    if (interest === undefined) {
      this.#anybody.delete(target)
      return
    }
    const byKey = this.#byField.get(fieldId(interest))?.byKey
    for (const key of interest.keys) {
      byKey?.get(key)?.delete(target)
      if (byKey?.get(key)?.size === 0) byKey.delete(key)
    }
    if (byKey?.size === 0) this.#byField.delete(fieldId(interest))
  }

  find({ before, after }: DocumentChange, found: Set<Target>): void {
    for (const target of this.#anybody) found.add(target)
    for (const { interest, byKey } of this.#byField.values()) {
      for (const document of [before, after]) {
        for (const key of keysIn(document, interest)) for (const target of byKey.get(key) ?? []) found.add(target)
      }
    }
  }
}

/** One text per value that equality can be looked up by, equal for values that Firestore holds equal; undefined for the other kinds. */
export function equalityKey(value: Value): string | undefined {
  switch (value.kind) {
    case 'null':
      return 'null'
    case 'boolean':
      return `b${value.value}`
    case 'integer':
      return `n${value.value}`
    case 'double':
      return Number.isInteger(value.value) ? `n${BigInt(value.value)}` : `n${value.value}`
    case 'string':
      return `s${value.value}`
    case 'reference':
      return `r${value.value}`
    case 'timestamp':
      return `t${value.value.seconds}.${value.value.nanos}`
    default:
      return undefined
  }
}

function keysIn(document: Document | undefined, { field, via }: Interest): readonly string[] {
  const value = document && getField(document.fields, field)
  if (value === undefined) return []
  const candidates = via === 'value' ? [value] : value.kind === 'array' ? value.values : []
  return candidates.map(equalityKey).filter((key) => key !== undefined)
}

const fieldId = ({ field, via }: Interest): string => JSON.stringify([via, field])

const isBelow = (path: DocumentPath, parent: DocumentPath | ''): boolean =>
  parent === '' || path.startsWith(`${parent}/`)

function into<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const present = map.get(key)
  if (present !== undefined) return present
  const made = make()
  map.set(key, made)
  return made
}
