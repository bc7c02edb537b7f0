import { parseFieldPath } from '../../model/field-path.ts'
import { type DatabaseId, isDocumentKey } from '../../model/path.ts'
import { invalidArgument } from '../../model/status.ts'
import { toCommitTime } from '../../model/timestamp.ts'
import type { Value } from '../../model/value.ts'
import type { FieldTransform, Precondition, Write, WriteResult } from '../../model/write.ts'
import type {
  ProtoFieldTransform,
  ProtoPrecondition,
  ProtoValue,
  ProtoWrite,
  ProtoWriteResult,
} from '../proto/messages.ts'
import { enumName } from '../proto/schema.ts'
import { readUpdateMask } from './field-path.ts'
import { readDocumentIn } from './names.ts'
import { readTimestamp, writeTime } from './time.ts'
import { readFields, readValue, writeValue } from './value.ts'

/** Reads one write of a commit to `database`. */
export function readWrite(database: DatabaseId, message: ProtoWrite): Write {
  const precondition = readPrecondition(message.currentDocument)
  const guarded = precondition ? { precondition } : {}
  if (message.update) {
    const path = readDocumentIn(database, message.update.name)
    const fields = readFields(message.update.fields)
    const transforms = (message.updateTransforms ?? []).map(readFieldTransform)
    const mask = readUpdateMask(message.updateMask)
    if (mask === undefined) return { kind: 'set', path, fields, transforms, ...guarded }
    return { kind: 'patch', path, fields, mask, transforms, ...guarded }
  }
  refuseBesideUpdate(message)
  if (message.delete) return { kind: 'delete', path: readDocumentIn(database, message.delete), ...guarded }
  if (message.verify) {
    if (!precondition) throw invalidArgument('A write that verifies a document must have a precondition.')
    return { kind: 'verify', path: readDocumentIn(database, message.verify), precondition }
  }
  if (message.transform) {
    const path = readDocumentIn(database, message.transform.document)
    const transforms = (message.transform.fieldTransforms ?? []).map(readFieldTransform)
    if (transforms.length === 0) throw invalidArgument('The list of FieldTransform must not be empty.')
    return { kind: 'patch', path, fields: new Map(), mask: [], transforms, ...guarded }
  }
  throw invalidArgument('A write must have an operation: update, delete, verify or transform.')
}

function refuseBesideUpdate(message: ProtoWrite): void {
  const kind = message.delete ? 'delete' : message.verify ? 'verify' : 'transform'
  if (message.updateMask) throw invalidArgument(`a ${kind} must not specify a document mask.`)
  if (message.updateTransforms && message.updateTransforms.length > 0) {
    throw invalidArgument(`a ${kind} must not specify a update transform.`)
  }
}

/** Reads what must hold of a document; absent or empty when nothing must. */
export function readPrecondition(message: ProtoPrecondition | null | undefined): Precondition | undefined {
  if (message?.updateTime) return { updateTime: toCommitTime(readTimestamp(message.updateTime)) }
  const set = (message as { conditionType?: string } | null | undefined)?.conditionType
  return set === 'exists' ? { exists: message?.exists ?? false } : undefined
}

function readFieldTransform(message: ProtoFieldTransform): FieldTransform {
  const field = parseFieldPath(message.fieldPath ?? '')
  if (isDocumentKey(field)) throw invalidArgument('A transform must not change __name__.')
  if (message.increment) return { field, kind: 'increment', operand: readNumber(message.increment) }
  if (message.maximum) return { field, kind: 'maximum', operand: readNumber(message.maximum) }
  if (message.minimum) return { field, kind: 'minimum', operand: readNumber(message.minimum) }
  if (message.appendMissingElements) {
    return { field, kind: 'arrayUnion', elements: (message.appendMissingElements.values ?? []).map(readValue) }
  }
  if (message.removeAllFromArray) {
    return { field, kind: 'arrayRemove', elements: (message.removeAllFromArray.values ?? []).map(readValue) }
  }
  if (enumName('DocumentTransform.FieldTransform.ServerValue', message.setToServerValue) === 'REQUEST_TIME') {
    return { field, kind: 'serverTimestamp' }
  }
  throw invalidArgument(`The transform of field "${message.fieldPath}" must have a type.`)
}

function readNumber(message: ProtoValue): Value {
  const value = readValue(message)
  if (value.kind !== 'integer' && value.kind !== 'double') throw invalidArgument('Input must be int64 or double.')
  return value
}

/** Writes what a write did. */
export const writeWriteResult = ({ updateTime, transformResults }: WriteResult): ProtoWriteResult => ({
  ...(updateTime === undefined ? {} : { updateTime: writeTime(updateTime) }),
  transformResults: transformResults.map(writeValue),
})
