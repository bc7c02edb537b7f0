import { device, enter } from '@blinkcart/e2e/browser/device.ts'
import { card, press } from '@blinkcart/e2e/browser/partner-hands.ts'
import { newPartner, signIn } from '@blinkcart/e2e/stack/actor.ts'
import { basket } from '@blinkcart/e2e/stack/basket.ts'
import type { LocalProcess } from '@blinkcart/local/local-process'
import { doc, getDoc } from 'firebase/firestore'
import type { Browser } from 'playwright-core'
import type { Journey, Step } from './journey.ts'
import { watchTaps } from './stopwatch.ts'

const heading: Readonly<Record<Step, string>> = {
  ACCEPTED: 'Accepted',
  PICKED_UP: 'Picked up',
  ON_THE_WAY: 'On the way',
  DELIVERED: 'Delivered',
}

/** The journey in BlinkCart: a partner's screen and a customer's, as they use them. */
export async function ours(
  stack: LocalProcess,
  browsers: readonly [partner: Browser, customer: Browser],
): Promise<Journey> {
  const asha = await signIn(stack.ports, 'customer@demo.blinkcart.app')
  const ravi = await newPartner(stack.ports)
  const [partner, customer] = [await device(browsers[0], stack.url), await device(browsers[1], stack.url)]
  await watchTaps(partner)
  await enter(partner, ravi.email, '/partner')
  await enter(customer, asha.email, '/orders')
  let orderId = ''
  return {
    name: 'BlinkCart',
    partner,
    customer,
    async begin() {
      const order = basket()
      orderId = order.orderId
      await asha.call('placeOrder', order)
      await partner.getByRole('link', { name: 'Pool' }).click()
      await customer.goto(`/orders/${orderId}`)
      await customer.locator('h1').getByText('Placed').waitFor()
    },
    async ready(step) {
      if (step === 'ACCEPTED') {
        const accept = partner.getByRole('button', { name: 'Accept' })
        await accept.waitFor()
        return () => accept.tap()
      }
      const its = card(partner, orderId)
      if (step === 'DELIVERED') {
        const pin = await getDoc(doc(asha.db, 'orders', orderId, 'secrets', 'handover'))
        await its.getByLabel('Handover PIN').fill(String(pin.get('pin')))
      }
      await its.getByRole('button', { name: heading[step], exact: true }).waitFor()
      await press(its, heading[step])
      // The moment in which it can be taken back is over when they say so, or seconds later by itself.
      const leave = its.getByRole('button', { name: 'Send now' })
      await leave.waitFor()
      return () => leave.tap()
    },
    says: (step) => heading[step],
  }
}
