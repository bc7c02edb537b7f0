import type { OrderStatus } from '@blinkcart/domain/order/lifecycle'
import type { Tone } from '../ui/badge.tsx'

/** How each status feels. */
export const statusTones: Record<OrderStatus, Tone> = {
  PLACED: 'warning',
  ACCEPTED: 'info',
  PICKED_UP: 'info',
  ON_THE_WAY: 'accent',
  DELIVERED: 'accent',
  CANCELLED: 'neutral',
  FAILED: 'danger',
  RETURNED: 'neutral',
}
