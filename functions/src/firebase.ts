import { getApps, initializeApp } from 'firebase-admin/app'
import { getAuth } from 'firebase-admin/auth'
import { getFirestore } from 'firebase-admin/firestore'

const app = getApps()[0] ?? initializeApp()

/** The project's database, as its owner. */
export const db = getFirestore(app)

/** The project's accounts. */
export const auth = getAuth(app)

/** Where everything runs. */
export const region = 'asia-south1'
