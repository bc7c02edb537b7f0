import type { Document } from '../model/document.ts'
import { pickFields } from '../model/field-access.ts'
import type { FieldPath } from '../model/path.ts'

/** The document with only the masked fields; with all of them when there is no mask. */
export const masked = (document: Document, mask: readonly FieldPath[] | undefined): Document =>
  mask === undefined ? document : { ...document, fields: pickFields(document.fields, mask) }
