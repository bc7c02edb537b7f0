import type { Document } from '../../model/document.ts'
import { type DatabaseId, resourceName } from '../../model/path.ts'
import type { ProtoDocument } from '../proto/messages.ts'
import { writeTime } from './time.ts'
import { writeFields } from './value.ts'

const written = new WeakMap<Document, ProtoDocument>()

/** Writes a document. The same message for the same document: many listeners hear of one change. */
export function writeDocument(database: DatabaseId, document: Document): ProtoDocument {
  const known = written.get(document)
  if (known !== undefined) return known
  const message = {
    name: resourceName(database, document.path),
    fields: writeFields(document.fields),
    createTime: writeTime(document.createTime),
    updateTime: writeTime(document.updateTime),
  }
  written.set(document, message)
  return message
}
