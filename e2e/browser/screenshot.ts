import { parseArgs } from 'node:util'
import { launchBrowser } from './launch-browser.ts'

const usage = `Takes a picture of a page.
  npx tsx e2e/browser/screenshot.ts <url> <out.png> [--phone | --desktop] [--dark] [--full] [--as demo@account] [--wait text]
  --as    signs in first, at /sign-in, with the demo password
  --wait  a text that must be on the page before the picture is taken`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    phone: { type: 'boolean' },
    desktop: { type: 'boolean' },
    dark: { type: 'boolean' },
    full: { type: 'boolean' },
    as: { type: 'string' },
    wait: { type: 'string' },
  },
})
const [url, out] = positionals
if (!url || !out) {
  console.error(usage)
  process.exit(2)
}

const browser = await launchBrowser()
try {
  const page = await browser.newPage({
    viewport: values.phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    deviceScaleFactor: values.phone ? 2 : 1,
    isMobile: values.phone ?? false,
    hasTouch: values.phone ?? false,
    colorScheme: values.dark ? 'dark' : 'light',
  })
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') console.error(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => console.error(`page error: ${error.message}`))
  if (values.as) {
    await page.goto(new URL('/sign-in', url).href)
    await page.getByLabel('Email').fill(values.as)
    await page.getByLabel('Password').fill('blinkcart')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL((at) => at.pathname !== '/sign-in')
  }
  await page.goto(url)
  if (values.wait) await page.getByText(values.wait).first().waitFor()
  // A page with open listeners is never idle on the network, so a short calm has to do.
  await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined)
  await page.screenshot({ path: out, fullPage: values.full ?? false })
  console.log(out)
} finally {
  await browser.close()
}
