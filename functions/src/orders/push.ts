import type { Device } from '@blinkcart/domain/account/device'
import type { Notification } from '@blinkcart/domain/account/notification'
import { paths } from '@blinkcart/domain/paths'
import type { CollectionReference, Firestore, QueryDocumentSnapshot } from 'firebase-admin/firestore'
import type { Messaging, SendResponse } from 'firebase-admin/messaging'
import { logger } from 'firebase-functions/v2'
import type { Moment } from '../clock.ts'

/** Sends what it is told to the devices of whom it is told of. It never fails: a push is a hint, the truth is in the app. */
export type Push = (uid: string, about: Pick<Notification, 'id' | 'orderId' | 'textKey'>) => Promise<void>

/** As much of Firebase Cloud Messaging as it takes. */
export type Messenger = Pick<Messaging, 'sendEachForMulticast'>

/** Enough for anybody's phones and browsers; the newest are the ones that still live. */
const mostDevices = 20

/** News of a delivery that comes an hour late is none. */
const headers = { TTL: '3600', Urgency: 'high' }

/** Pushes through `messenger`, and forgets the devices that it says are gone. */
export function pushThrough(db: Firestore, messenger: Messenger): Push {
  return async (uid, { id, orderId, textKey }) => {
    try {
      const theirs = db.collection(paths.devices(uid)) as CollectionReference<Device<Moment>>
      const { docs } = await theirs.orderBy('createdAt', 'desc').limit(mostDevices).get()
      if (docs.length === 0) return
      const tokens = docs.map((device) => device.data().token)
      const data = { notificationId: id, orderId, textKey }
      const { responses } = await messenger.sendEachForMulticast({ tokens, data, webpush: { headers } })
      await Promise.all(docs.filter((_, index) => isGone(responses[index])).map(forget))
    } catch (error) {
      logger.warn(`notification ${id} was not pushed`, error)
    }
  }
}

const goneCodes = ['messaging/registration-token-not-registered', 'messaging/invalid-argument']

/** Whether the device will never be reached again under this token; anything else may be better tomorrow. */
function isGone(response: SendResponse | undefined): boolean {
  return response?.error !== undefined && goneCodes.includes(response.error.code)
}

/** Forgets a device, unless it has brought a new token meanwhile. */
async function forget(device: QueryDocumentSnapshot): Promise<void> {
  await device.ref.delete({ lastUpdateTime: device.updateTime }).catch(() => undefined)
}
