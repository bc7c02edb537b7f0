import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { submitSignIn } from '@blinkcart/e2e/browser/device.ts'
import { type BrowserOnProfile, launchOnProfile } from '@blinkcart/e2e/browser/launch-on-profile.ts'
import { startLocalProcess } from '@blinkcart/local/local-process'
import { columns } from './columns.ts'
import { categories, type Look, look } from './lighthouse/look.ts'
import { middle } from './lighthouse/middle.ts'
import { openShop } from './lighthouse/shop.ts'

/*
 * What Lighthouse says of the production build, as Hosting serves it on a stack of its own: its mobile preset, a
 * mid-range phone on slow 4G. Each page is loaded `--runs` times and the middle of each figure counts. Strangers come to
 * the shop for the first time, each on a new device; whoever is signed in has been on the page before. It reports; it never fails for a figure. `--only pool` looks at the pages whose name has that in it, and
 * `--keep DIR` leaves Lighthouse's own reports there, as JSON.
 */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '3' }, only: { type: 'string', default: '' }, keep: { type: 'string' } },
})
const runs = Number(values.runs)
const goal = { points: 95, cls: 0.1, scriptBytes: 200 * 1024 }

const dataDir = await mkdtemp(join(tmpdir(), 'blinkcart-lighthouse-'))
const stack = await startLocalProcess({ dataDir })
const { customer, partner, orderId } = await openShop(stack.ports)
// biome-ignore format: a table
const visits = [
  ['the catalog',                undefined, '/',                    ''],
  ['a product',                  undefined, '/products/milk',       ''],
  ['an order on its way',        customer,  `/orders/${orderId}`,   'text=/^\\d{4}$/'],
  ["a partner's pool",           partner,   '/partner',             'role=button[name="Accept"]'],
  ["a partner's deliveries",     partner,   '/partner/deliveries',  'role=article'],
] as const

const seen: (readonly [page: string, look: Look])[] = []
for (const visit of visits) if (visit[0].includes(values.only)) seen.push([visit[0], await looksOf(visit)])
await stack.stop()
await rm(dataDir, { recursive: true })

console.log(`The middle of ${runs}, of 100 points each; ! marks what misses its goal.\n`)
console.log(columns([headings(), ...seen.map(([page, figures]) => row(page, figures)), goals()]))
for (const [page, { lost }] of seen)
  if (lost.length > 0) console.log(`\n${page} lost points by\n  ${lost.join('\n  ')}`)

/** Looks at a page `runs` times. */
async function looksOf([name, email, path, whole]: (typeof visits)[number]): Promise<Look> {
  const looks: Look[] = []
  const lookOnce = async ({ port, context }: BrowserOnProfile) => {
    // Whoever else listens to the page makes it slower.
    await context.browser()?.close()
    const { report, ...figures } = await look(`${stack.url}${path}`, port)
    looks.push(figures)
    if (values.keep !== undefined) await keep(values.keep, `${name}, ${looks.length}`, report)
  }
  const times = Array.from({ length: runs })
  if (email === undefined) for (const _ of times) await onNewDevice(lookOnce)
  else
    await onNewDevice(async (browser) => {
      const page = await browser.context.newPage()
      await page.goto(`${stack.url}/sign-in?next=/account`)
      await submitSignIn(page, email)
      await page.waitForURL(`${stack.url}/account`)
      await page.goto(`${stack.url}${path}`)
      await page.locator(whole).first().waitFor()
      await page.close()
      for (const _ of times) await lookOnce(browser)
    })
  return middle(looks)
}

async function onNewDevice(work: (browser: BrowserOnProfile) => Promise<void>): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'blinkcart-profile-'))
  const browser = await launchOnProfile(profile)
  await work(browser)
  await browser.kill()
  await rm(profile, { recursive: true, force: true })
}

async function keep(dir: string, name: string, report: unknown): Promise<void> {
  await mkdir(dir, { recursive: true })
  await writeFile(join(dir, `${name}.json`), JSON.stringify(report))
}

function headings(): string[] {
  return ['', ...categories, 'FCP', 'SI', 'LCP', 'CLS', 'TBT', 'JavaScript', 'machine']
}

function row(page: string, { points, fcpMs, speedIndexMs, lcpMs, cls, tbtMs, scriptBytes, machine }: Look): string[] {
  const judged = (figure: string, misses: boolean) => (misses ? `${figure} !` : figure)
  return [
    page,
    ...categories.map((category) => judged(`${points[category]}`, points[category] < goal.points)),
    ...[fcpMs, speedIndexMs, lcpMs].map((ms) => `${(ms / 1000).toFixed(1)} s`),
    judged(cls.toFixed(3), cls > goal.cls),
    `${Math.round(tbtMs)} ms`,
    judged(`${Math.round(scriptBytes / 1024)} KB`, page === 'the catalog' && scriptBytes > goal.scriptBytes),
    `${Math.round(machine)}`,
  ]
}

function goals(): string[] {
  const kilobytes = `${goal.scriptBytes / 1024} KB`
  return ['goal', ...categories.map(() => `${goal.points}`), '', '', '', `${goal.cls}`, '', kilobytes, '']
}
