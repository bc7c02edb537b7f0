import lighthouse, { type Result } from 'lighthouse'

/** The four things Lighthouse gives points for, as it names them. */
export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
type Category = (typeof categories)[number]

/** What Lighthouse found on one load of one page. */
export interface Look {
  /** Out of 100. */
  readonly points: Readonly<Record<Category, number>>
  readonly fcpMs: number
  readonly speedIndexMs: number
  readonly lcpMs: number
  readonly cls: number
  readonly tbtMs: number
  /** JavaScript fetched before anybody touched the page, as transferred. */
  readonly scriptBytes: number
  /** How fast this machine was meanwhile, by Lighthouse's own reckoning: a quiet developer's machine has some 1500. */
  readonly machine: number
  /** What cost points: the audit, and the elements it is about. */
  readonly lost: readonly string[]
}

/**
 * Loads `url` in the browser on `port` as Lighthouse's mid-range phone on slow 4G, with nothing cached but with whoever is
 * signed in still so: by default Lighthouse leaves IndexedDB and localStorage alone.
 */
export async function look(url: string, port: number): Promise<Look & { readonly report: Result }> {
  const run = await lighthouse(url, { port, logLevel: 'error', onlyCategories: [...categories] })
  if (run === undefined) throw new Error(`Lighthouse said nothing about ${url}`)
  const { lhr } = run
  if (lhr.runtimeError) throw new Error(`Lighthouse could not load ${url}: ${lhr.runtimeError.message}`)
  if (lhr.finalDisplayedUrl !== url) throw new Error(`${url} led to ${lhr.finalDisplayedUrl}`)
  const value = (audit: string) => lhr.audits[audit]?.numericValue ?? Number.NaN
  const points = (category: Category) => Math.round((lhr.categories[category]?.score ?? 0) * 100)
  return {
    points: {
      performance: points('performance'),
      accessibility: points('accessibility'),
      'best-practices': points('best-practices'),
      seo: points('seo'),
    },
    fcpMs: value('first-contentful-paint'),
    speedIndexMs: value('speed-index'),
    lcpMs: value('largest-contentful-paint'),
    cls: value('cumulative-layout-shift'),
    tbtMs: value('total-blocking-time'),
    scriptBytes: scriptBytes(lhr),
    machine: lhr.environment.benchmarkIndex,
    lost: categories.flatMap((category) => lost(lhr, category)),
    report: lhr,
  }
}

function scriptBytes({ audits }: Result): number {
  const details = audits['network-requests']?.details
  const requests = details?.type === 'table' ? details.items : []
  return requests
    .filter(({ resourceType, url }) => resourceType === 'Script' && String(url).includes('/assets/'))
    .reduce((sum, { transferSize }) => sum + Number(transferSize), 0)
}

/** Where a metric's cause is told, if elsewhere. */
const causes: Readonly<Record<string, string>> = {
  'cumulative-layout-shift': 'layout-shifts',
  'largest-contentful-paint': 'largest-contentful-paint-element',
  'total-blocking-time': 'long-tasks',
}

function lost({ audits, categories }: Result, category: Category): string[] {
  return (categories[category]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
    .map(({ id }) => [`${category}: ${id}`, ...items(audits[causes[id] ?? id])].join('\n      '))
}

/** What an audit lists, shortened: elements, requests, tasks. */
function items(audit: Result['audits'][string] | undefined): string[] {
  const { details } = audit ?? {}
  if (details?.type === 'list') return details.items.slice(0, 2).map((item) => JSON.stringify(item).slice(0, 600))
  if (details?.type !== 'table') return []
  return details.items.slice(0, 5).map((item) => JSON.stringify(item).slice(0, 300))
}
