import type { Notification } from '@blinkcart/domain/account/notification'

/** Why orders were lost: called off by their customers, or collected too late. */
export type Why = 'calledOff' | 'backInPool'

/** Orders that a partner lost for one reason, each once. */
export interface Losses {
  readonly why: Why
  readonly orderIds: readonly [string, ...string[]]
}

/** `lost` by its reasons, so that it takes no more room with every order. */
export function byWhy(lost: readonly Pick<Notification, 'orderId' | 'textKey'>[]): readonly Losses[] {
  return (['calledOff', 'backInPool'] as const).flatMap((why) => {
    const those = lost.filter(({ textKey }) => (textKey === 'partner.CANCELLED') === (why === 'calledOff'))
    const [first, ...others] = new Set(those.map(({ orderId }) => orderId))
    return first === undefined ? [] : [{ why, orderIds: [first, ...others] as const }]
  })
}
