import type { DocumentEncoding } from './triggers/event-request.ts'
import { writeDocument } from './wire/convert/document.ts'
import { messageType } from './wire/proto/schema.ts'
import { toJson } from './wire/proto/to-json.ts'

const type = messageType('Document')

/** Documents in events look as they do on the wire. */
export const documentEncoding: DocumentEncoding = {
  json: (database, document) => Object(toJson(type, writeDocument(database, document))),
  bytes: (database, document) => type.encode(writeDocument(database, document)).finish(),
}
