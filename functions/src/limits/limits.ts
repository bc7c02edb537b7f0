import type { CallableName } from '@blinkcart/domain/contract'
import type { Refusal } from '@blinkcart/domain/refusal'
import { FieldValue, type Firestore, Timestamp } from 'firebase-admin/firestore'
import { db } from '../firebase.ts'
import { settings } from '../settings.ts'
import { Limiter, type Tally } from './limiter.ts'

/** What is limited: each callable, REST for whoever is signed in, and REST for whoever is not. */
export type Limited = CallableName | 'api' | 'anyone'

/** How often one caller may do each in a minute: far more than a busy person does, far less than a busy program. */
const perMinute: Readonly<Record<Limited, number>> = {
  register: 10,
  placeOrder: 30,
  act: 240,
  setAvailability: 30,
  rateOrder: 30,
  api: 300,
  anyone: 300,
}

/** Says why a call is one too many, or nothing. */
export type Limits = (what: Limited, caller: string) => Promise<Refusal | undefined>

/** Limits over what all servers count; strangers are counted by each server alone, so that they cause no writes. */
export function limitsOver(tally: Tally, scale: number, now: () => number = Date.now): Limits {
  const known = new Limiter(tally, now)
  const strangers = new Limiter(undefined, now)
  return (what, caller) => (what === 'anyone' ? strangers : known).refusal(`${caller}:${what}`, perMinute[what] * scale)
}

/** The limits of this deployment. */
export const limits = limitsOver(tallyIn(db), settings.rateLimitScale)

/** A tally in `limits/{key}:{minute}`: blind increments, so that nobody waits for anybody. */
export function tallyIn(db: Firestore): Tally {
  return {
    async add(key, since, count) {
      const ref = db.collection('limits').doc(`${key}:${since}`)
      const expiresAt = Timestamp.fromMillis(since + 60 * 60_000)
      await ref.set({ count: FieldValue.increment(count), expiresAt }, { merge: true })
      return Number((await ref.get()).get('count'))
    },
  }
}
