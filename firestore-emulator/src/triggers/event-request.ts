import type { Document } from '../model/document.ts'
import { type DatabaseId, databaseName, resourceName } from '../model/path.ts'
import { type CommitTime, toTimestamp } from '../model/timestamp.ts'
import type { OutboxEntry } from '../storage/store.ts'
import { changedFields } from './changed-fields.ts'
import type { TriggerRegistration } from './registration.ts'

/** How documents are written for receivers. */
export interface DocumentEncoding {
  /** As proto3 JSON of google.firestore.v1.Document. */
  json(database: DatabaseId, document: Document): object
  /** As the bytes of that message, which google.events.cloud.firestore.v1.Document has the same fields as. */
  bytes(database: DatabaseId, document: Document): Uint8Array
}

/** An event as it goes over HTTP. */
export interface EventRequest {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Writes an entry of the outbox for the function that wants it, in the form that it was registered in. */
export function eventRequest(
  encoding: DocumentEncoding,
  registration: TriggerRegistration,
  entry: OutboxEntry,
): EventRequest {
  if (registration.form === 'v1') return legacyEvent(encoding, registration, entry)
  return Object.values(attributesOf(registration, entry)).every(fitsHeaders)
    ? binaryEvent(encoding, registration, entry)
    : structuredEvent(encoding, registration, entry)
}

/** Binary mode: attributes as headers, and the data as protobuf in base64, as the functions emulator decodes it. */
function binaryEvent(encoding: DocumentEncoding, registration: TriggerRegistration, entry: OutboxEntry): EventRequest {
  const database = databaseOf(registration)
  const { before, after } = entry.change
  const mask = maskOf(entry).map((path) => field(1, Buffer.from(path)))
  const data = Buffer.concat([
    after === undefined ? nothing : field(1, encoding.bytes(database, after)),
    before === undefined ? nothing : field(2, encoding.bytes(database, before)),
    mask.length === 0 ? nothing : field(3, Buffer.concat(mask)),
  ])
  const attributes = Object.entries(attributesOf(registration, entry))
  return {
    path: pathOf(registration),
    headers: {
      'content-type': 'application/protobuf',
      'ce-datacontenttype': 'application/protobuf',
      ...Object.fromEntries(attributes.map(([name, value]) => [`ce-${name}`, value])),
    },
    body: data.toString('base64'),
  }
}

/** Structured mode: everything in one JSON body, for what HTTP headers can't carry. */
function structuredEvent(
  encoding: DocumentEncoding,
  registration: TriggerRegistration,
  entry: OutboxEntry,
): EventRequest {
  const body = {
    ...attributesOf(registration, entry),
    datacontenttype: 'application/json',
    data: dataOf(encoding, registration, entry),
  }
  return {
    path: pathOf(registration),
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
}

function attributesOf(registration: TriggerRegistration, entry: OutboxEntry): Readonly<Record<string, string>> {
  const { event, withAuthContext } = registration
  const { change, actor, time } = entry
  const database = databaseOf(registration)
  const authid = actor.authId === undefined ? {} : { authid: actor.authId }
  return {
    specversion: '1.0',
    id: eventId(registration, entry),
    type: `google.cloud.firestore.document.v1.${event}${withAuthContext ? '.withAuthContext' : ''}`,
    source: `//firestore.googleapis.com/${databaseName(database)}`,
    subject: `documents/${change.path}`,
    time: isoTime(time),
    dataschema:
      'https://github.com/googleapis/google-cloudevents/blob/main/proto/google/events/cloud/firestore/v1/data.proto',
    project: database.project,
    database: database.database,
    namespace: '(default)',
    location: 'local',
    document: change.path,
    ...(withAuthContext ? { authtype: actor.authType, ...authid } : {}),
  }
}

function legacyEvent(encoding: DocumentEncoding, registration: TriggerRegistration, entry: OutboxEntry): EventRequest {
  const database = databaseOf(registration)
  const body = {
    context: {
      eventId: eventId(registration, entry),
      timestamp: isoTime(entry.time),
      eventType: `providers/cloud.firestore/eventTypes/document.${legacyEvents[registration.event]}`,
      resource: { service: 'firestore.googleapis.com', name: resourceName(database, entry.change.path) },
    },
    data: dataOf(encoding, registration, entry),
  }
  return {
    path: pathOf(registration),
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
}

function dataOf(encoding: DocumentEncoding, registration: TriggerRegistration, entry: OutboxEntry): object {
  const database = databaseOf(registration)
  const { before, after } = entry.change
  const fieldPaths = maskOf(entry)
  return {
    value: after === undefined ? {} : encoding.json(database, after),
    oldValue: before === undefined ? {} : encoding.json(database, before),
    ...(fieldPaths.length === 0 ? {} : { updateMask: { fieldPaths } }),
  }
}

/** The fields that an update changed; nothing for a create or a delete. */
function maskOf({ change: { before, after } }: OutboxEntry): readonly string[] {
  return before === undefined || after === undefined ? [] : changedFields(before.fields, after.fields)
}

const legacyEvents = { created: 'create', updated: 'update', deleted: 'delete', written: 'write' } as const

const databaseOf = ({ project, database }: TriggerRegistration): DatabaseId => ({ project, database })

const pathOf = ({ project, id }: TriggerRegistration): string =>
  `/functions/projects/${project}/triggers/${encodeURIComponent(id)}`

/** The same for every attempt, and never used again: receivers tell repeats by it. */
const eventId = ({ id }: TriggerRegistration, { sequence, time }: OutboxEntry): string => `${time}-${sequence}-${id}`

function isoTime(time: CommitTime): string {
  const { seconds, nanos } = toTimestamp(time)
  const micros = String(nanos / 1000).padStart(6, '0')
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${micros}Z`
}

/** HTTP headers carry printable ASCII only. */
const fitsHeaders = (text: string): boolean => /^[\x20-\x7e]*$/.test(text)

const nothing = Buffer.alloc(0)

/** A length-delimited protobuf field. */
const field = (number: number, content: Uint8Array): Buffer =>
  Buffer.concat([varint((number << 3) | 2), varint(content.length), content])

function varint(value: number): Buffer {
  const bytes: number[] = []
  let rest = value
  while (rest > 127) {
    bytes.push((rest % 128) | 128)
    rest = Math.floor(rest / 128)
  }
  return Buffer.from([...bytes, rest])
}
