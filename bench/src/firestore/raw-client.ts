import { makeGenericClientConstructor } from '@grpc/grpc-js'
import { definition } from '../../../firestore-emulator/src/wire/testing/grpc-definition.ts'
import { project } from './ours.ts'

/** A connection that speaks Firestore's protocol and does nothing else. */
export const Client = makeGenericClientConstructor(definition, 'Firestore')
export type Connection = InstanceType<typeof Client>

/** The name of the benchmark's database. */
export const database = `projects/${project}/databases/(default)`

/** How a method of the service is called. */
export function methodOf(name: string) {
  const method = definition[name]
  if (method === undefined) throw new Error(`the service has no ${name}`)
  return method
}

/** As `mockUserToken` makes them: unsigned, of 1970. */
export function tokenOf({ uid, role }: { readonly uid: string; readonly role: string }): string {
  const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url')
  return `${part({ alg: 'none' })}.${part({ sub: uid, user_id: uid, role, iat: 0, exp: 3600 })}.`
}
