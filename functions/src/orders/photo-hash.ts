import { createHash } from 'node:crypto'
import type { ActionPayload } from '@blinkcart/domain/order/order'

/**
 * `payload` as a judged action keeps it: a photo is told by its hash, so that the document stays small and the same
 * action sent again is still known to be the same. Doing it twice is doing it once.
 */
export function withoutPhoto(payload: ActionPayload): ActionPayload {
  const { photo, ...rest } = payload
  return photo === undefined ? rest : { ...rest, photoHash: createHash('sha256').update(photo).digest('base64url') }
}
