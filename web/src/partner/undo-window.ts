import type { ActionType } from '@blinkcart/domain/order/lifecycle'

/** How long each deed can be taken back before it leaves the phone: the longer, the harder it is to mend. */
// biome-ignore format: a table
export const undoMs = {
  accept:  0,
  arrive:  0,
  pick_up: 3000,
  depart:  3000,
  release: 5000,
  deliver: 5000,
  fail:    5000,
  return:  5000,
  cancel:  0,
} as const satisfies Record<ActionType, number>
