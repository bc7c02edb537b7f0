import { parseArgs } from 'node:util'
import { isRole, type Role } from '@blinkcart/domain/account/role'
import { paths } from '@blinkcart/domain/paths'
import { initializeApp } from 'firebase-admin/app'
import { type Auth, getAuth, type UserRecord } from 'firebase-admin/auth'
import { FieldValue, getFirestore } from 'firebase-admin/firestore'
import { host, projectId } from './root.ts'
import { runningStack } from './running.ts'

const usage = `Gives an account a role. This is the only way to become an admin.
  npm run grant -- --email someone@example.com --role admin                     on this machine's running BlinkCart
  npm run grant -- --email someone@example.com --role admin --project my-shop   in the cloud, with your own credentials`

const { values } = parseArgs({
  options: { email: { type: 'string' }, role: { type: 'string' }, project: { type: 'string' } },
})
const { email, role, project } = values
if (!email || !isRole(role)) fail(usage)
if (role === 'delivery_partner') fail('Delivery partners register themselves, in the app, with their vehicle.')
if (!project) await useRunningStack()

initializeApp({ projectId: project ?? projectId })
const auth = getAuth()
const user = await accountOf(auth, email)
await grant(user, role)
console.log(`${email} is ${role} now. They sign in again, or wait up to an hour, for it to show.`)
process.exit()

async function useRunningStack(): Promise<void> {
  const ports = await runningStack()
  if (!ports)
    fail('No BlinkCart is running here: start it with npm start, or name a project in the cloud with --project.')
  process.env.FIRESTORE_EMULATOR_HOST = `${host}:${ports.firestore}`
  process.env.FIREBASE_AUTH_EMULATOR_HOST = `${host}:${ports.auth}`
}

async function accountOf(auth: Auth, email: string): Promise<UserRecord> {
  return auth
    .getUserByEmail(email)
    .catch((error: { code?: string }) =>
      fail(error.code === 'auth/user-not-found' ? `Nobody has registered as ${email}.` : String(error)),
    )
}

/** The profile first, then the claim, so that whoever has the claim has the profile. */
async function grant({ uid, displayName, phoneNumber, customClaims }: UserRecord, role: Role): Promise<void> {
  const profile = getFirestore().doc(paths.user(uid))
  if ((await profile.get()).exists) await profile.update({ role })
  else {
    await profile.create({
      name: displayName ?? email,
      phone: phoneNumber ?? '',
      role,
      addresses: [],
      createdAt: FieldValue.serverTimestamp(),
    })
  }
  await auth.setCustomUserClaims(uid, { ...customClaims, role })
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
