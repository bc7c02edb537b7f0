import type { Sent } from './outbox.ts'

/**
 * `sent` in its order, with all that was refused to one order for one reason gathered where the first of it stands:
 * an order that was called off takes every later step with it, and says so once.
 */
export function gathered(sent: readonly Sent[]): readonly (readonly Sent[])[] {
  const groups = new Map<string, Sent[]>()
  for (const each of sent) {
    const { actionId, orderId, fate } = each
    const key = fate?.outcome === 'refused' ? JSON.stringify([orderId, fate.reason, fate.told]) : actionId
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  return [...groups.values()]
}
