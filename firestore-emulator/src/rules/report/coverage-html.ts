import type { CoverageReport, ExpressionReport } from './coverage.ts'

/**
 * A page that shows the rules with every expression marked by what it came to: green when it was always true, red when false, yellow when
 * it was both or something else, grey when it was never evaluated. Its values appear on hovering.
 */
export function renderCoverage(coverage: CoverageReport): string {
  const content = coverage.rules.files[0]?.content ?? ''
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Rules coverage</title>
<style>
  body { font: 14px/1.5 ui-monospace, monospace; margin: 2rem; color: #1f2328; background: #fff }
  pre { white-space: pre-wrap; tab-size: 2 }
  span { border-radius: 3px }
  .never { background: #eee } .true { background: #d7f5dd } .false { background: #fbdcdc } .mixed { background: #fdf3c8 }
  span:hover { outline: 1px solid #555 }
</style>
<h1>Rules coverage</h1>
<p><span class="true">true</span> <span class="false">false</span> <span class="mixed">both, or another value</span>
<span class="never">never evaluated</span>. Hover for values and counts.</p>
<pre>${mark([...content], coverage.report ?? [])}</pre>
</html>
`
}

/** The text of scalars from..to with its expressions wrapped, the inner inside the outer. */
function mark(text: readonly string[], reports: readonly ExpressionReport[], from = 0, to = text.length): string {
  let html = ''
  let at = from
  for (const { sourcePosition, values, children } of reports) {
    const { currentOffset, endOffset } = sourcePosition
    html += escapeHtml(text.slice(at, currentOffset).join(''))
    const inner = mark(text, children ?? [], currentOffset, endOffset + 1)
    html += `<span class="${tone(values)}" title="${escapeHtml(describe(values))}">${inner}</span>`
    at = endOffset + 1
  }
  return html + escapeHtml(text.slice(at, to).join(''))
}

type Values = ExpressionReport['values']

function tone(values: Values): string {
  if (values === undefined) return 'never'
  const only = values.length === 1 ? values[0]?.value?.boolValue : undefined
  return only === true ? 'true' : only === false ? 'false' : 'mixed'
}

const describe = (values: Values): string =>
  values === undefined
    ? 'Expression never evaluated'
    : values.map(({ value, count }) => `${value === undefined ? 'other values' : show(value)}: ${count}×`).join('\n')

function show(value: Readonly<Record<string, unknown>>): string {
  const [type, content] = Object.entries(value)[0] ?? ['', '']
  const text = type === 'undefined' ? `error ${JSON.stringify(content)}` : JSON.stringify(content)
  return text.length <= 200 ? text : `${text.slice(0, 199)}…`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character] ?? character)
