import type { Order } from './order.ts'

/** The most characters that a photo may have as base64: about 150 kB of JPEG. */
export const maxPhotoLength = 200_000

/** A JPEG as base64 without prefix: it begins as every JPEG does, and is whole groups of four. */
export const photoPattern = /^\/9j\/(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** Whether `order` may have a photo among its proofs: of a failure, or of a delivery without PIN. */
export function mayHaveProof({ failure, flags }: Pick<Order, 'failure' | 'flags'>): boolean {
  return failure !== null || flags.includes('DELIVERED_WITHOUT_PIN')
}
