import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { submitSignIn } from '@blinkcart/e2e/browser/device.ts'
import { launchOnProfile } from '@blinkcart/e2e/browser/launch-on-profile.ts'
import { startLocalProcess } from '@blinkcart/local/local-process'
import { columns } from './columns.ts'
import { categories, type Look, look } from './lighthouse/look.ts'
import { middle } from './lighthouse/middle.ts'
import { openShop } from './lighthouse/shop.ts'

/*
 * What Lighthouse says of the production build, as Hosting serves it on a stack of its own: its mobile preset, a
 * mid-range phone on slow 4G. Each page is loaded `--runs` times, by whoever it is for, and the middle of each figure
 * counts. It reports; it never fails for a figure.
 */
const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' } } })
const runs = Number(values.runs)
const goal = { points: 95, cls: 0.1, scriptBytes: 200 * 1024 }

const dataDir = await mkdtemp(join(tmpdir(), 'blinkcart-lighthouse-'))
const stack = await startLocalProcess({ dataDir })
const { customer, partner, orderId } = await openShop(stack.ports)
// biome-ignore format: a table
const visits = [
  ['the catalog',                undefined, '/'],
  ['a product',                  undefined, '/products/milk'],
  ['an order on its way',        customer,  `/orders/${orderId}`],
  ["a partner's pool",           partner,   '/partner'],
  ["a partner's deliveries",     partner,   '/partner/deliveries'],
] as const

const seen: (readonly [page: string, look: Look])[] = []
for (const [page, email, path] of visits) seen.push([page, await looksOf(path, email)])
await stack.stop()
await rm(dataDir, { recursive: true })

console.log(`The middle of ${runs}, of 100 points each; ! marks what misses its goal.\n`)
console.log(columns([headings(), ...seen.map(([page, figures]) => row(page, figures)), goals()]))
for (const [page, { lost }] of seen)
  if (lost.length > 0) console.log(`\n${page} lost points by\n  ${lost.join('\n  ')}`)

/** Looks at a page `runs` times in a browser whose owner has signed in as `email`. */
async function looksOf(path: string, email: string | undefined): Promise<Look> {
  const profile = await mkdtemp(join(tmpdir(), 'blinkcart-profile-'))
  const browser = await launchOnProfile(profile)
  if (email !== undefined) {
    const page = await browser.context.newPage()
    await page.goto(`${stack.url}/sign-in?next=/account`)
    await submitSignIn(page, email)
    await page.waitForURL(`${stack.url}/account`)
    await page.close()
  }
  // Whoever else listens to the page makes it slower.
  await browser.context.browser()?.close()
  const looks: Look[] = []
  for (let run = 0; run < runs; run++) looks.push(await look(`${stack.url}${path}`, browser.port))
  await browser.kill()
  await rm(profile, { recursive: true, force: true })
  return middle(looks)
}

function headings(): string[] {
  return ['', ...categories, 'LCP', 'CLS', 'TBT', 'JavaScript', 'machine']
}

function row(page: string, { points, lcpMs, cls, tbtMs, scriptBytes, machine }: Look): string[] {
  const judged = (figure: string, misses: boolean) => (misses ? `${figure} !` : figure)
  return [
    page,
    ...categories.map((category) => judged(`${points[category]}`, points[category] < goal.points)),
    `${(lcpMs / 1000).toFixed(1)} s`,
    judged(cls.toFixed(3), cls > goal.cls),
    `${Math.round(tbtMs)} ms`,
    judged(`${Math.round(scriptBytes / 1024)} KB`, page === 'the catalog' && scriptBytes > goal.scriptBytes),
    `${Math.round(machine)}`,
  ]
}

function goals(): string[] {
  const kilobytes = `${goal.scriptBytes / 1024} KB`
  return ['goal', ...categories.map(() => `${goal.points}`), '', `${goal.cls}`, '', kilobytes, '']
}
