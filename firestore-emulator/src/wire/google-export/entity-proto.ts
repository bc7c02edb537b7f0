/*
 * Exports of Cloud Firestore and of Google's emulator hold documents as entities of the older Datastore (storage_onestore_v3.EntityProto). The
 * numbers of its fields, of which there is no description in the packages that we use:
 */
export const entity = { key: 13, properties: [14, 15], written: 15, group: 16 } as const
export const key = { app: 13, path: 14, database: 23 } as const
export const pathElement = { collection: 2, number: 3, name: 4 } as const
export const property = { meaning: 1, name: 3, isElement: 4, value: 5 } as const
export const propertyValue = { integer: 1, boolean: 2, text: 3, double: 4, point: 5, reference: 12 } as const
export const point = { latitude: 6, longitude: 7 } as const
export const reference = { app: 13, path: 14, database: 23 } as const
export const referenceElement = { collection: 15, number: 16, name: 17 } as const
export const meaning = { time: 7, point: 9, bytes: 14, shortBytes: 16, entity: 19, emptyList: 24, vector: 31 } as const
