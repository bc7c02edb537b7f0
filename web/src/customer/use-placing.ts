import type { Address } from '@blinkcart/domain/account/address'
import type { Cart } from '@blinkcart/domain/cart/cart'
import type { Paise } from '@blinkcart/domain/money'
import { useState } from 'react'
import { call } from '../firebase/call.ts'
import { cartOfDevice } from './cart-of-device.ts'
import { type PlacingProblem, placingProblem } from './placing.ts'

/** What a press on "Place order" asks for. */
export interface PlacingRequest {
  readonly cart: Cart
  readonly deliveryAddress: Address
  readonly quotedTotal: Paise
}

/**
 * Sends the order of this device's cart. However often it is sent, across reloads too, it goes by the cart's one id,
 * so that it is placed at most once.
 */
export function usePlacing(onPlaced: (orderId: string) => void): {
  readonly busy: boolean
  readonly problem: PlacingProblem | undefined
  readonly place: (request: PlacingRequest) => Promise<void>
  readonly dismiss: () => void
} {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<PlacingProblem>()
  const place = async ({ cart, deliveryAddress, quotedTotal }: PlacingRequest) => {
    setBusy(true)
    setProblem(undefined)
    const orderId = await cartOfDevice.send()
    if (orderId === undefined) return setBusy(false)
    const answer = await call('placeOrder', { orderId, items: [...cart], deliveryAddress, quotedTotal })
    const found = placingProblem(answer, { orderId, quotedTotal })
    if (found === undefined) return onPlaced(orderId)
    setProblem(found)
    setBusy(false)
  }
  return { busy, problem, place, dismiss: () => setProblem(undefined) }
}
