import { device } from '@blinkcart/e2e/browser/device.ts'
import type { Browser } from 'playwright-core'
import { startProcess } from '../firestore/own-process.ts'
import type { Journey } from './journey.ts'
import { watchTaps } from './stopwatch.ts'

/** The journey in the minimal Express + Socket.IO app; with `log`, a file that each change is synced to. */
export async function peer(
  name: string,
  log: string | undefined,
  browsers: readonly [partner: Browser, customer: Browser],
): Promise<Journey & { end(): Promise<void> }> {
  const file = new URL('peer-process.ts', import.meta.url)
  const server = await startProcess(file, log === undefined ? [] : ['--log', log])
  const url = `http://127.0.0.1:${server.port}`
  const [partner, customer] = await Promise.all(browsers.map((browser) => device(browser, url)))
  if (partner === undefined || customer === undefined) throw new Error('there are two screens')
  await watchTaps(partner)
  return {
    name,
    partner,
    customer,
    async begin() {
      const order = crypto.randomUUID()
      await partner.goto(`/partner/${order}`)
      await customer.goto(`/orders/${order}`)
      await partner.getByText('ready').waitFor()
      await customer.getByText('PLACED').waitFor()
    },
    async ready(step) {
      return () => partner.getByRole('button', { name: step }).tap()
    },
    says: (step) => step,
    end: () => server.end('SIGTERM'),
  }
}
