import { z } from 'zod'

interface Covered {
  readonly sourcePosition: { readonly line: number; readonly currentOffset: number; readonly endOffset: number }
  readonly values?: readonly { readonly value?: unknown; readonly count?: number | undefined }[] | undefined
  readonly children?: readonly Covered[] | undefined
}

const covered: z.ZodType<Covered> = z.lazy(() =>
  z.object({
    sourcePosition: z.object({ line: z.number(), currentOffset: z.number(), endOffset: z.number() }),
    values: z.array(z.object({ value: z.unknown(), count: z.number().optional() })).optional(),
    children: z.array(covered).optional(),
  }),
)

const report = z.object({
  rules: z.object({ files: z.array(z.object({ content: z.string() })) }),
  report: z.array(covered),
})

/** The coverage report as a page: the rules line by line, and below each line how its expressions came out. */
export function coverageHtml(project: string, coverage: unknown): string {
  const parsed = report.safeParse(coverage)
  if (!parsed.success) return page(project, '<tr><td>This report has no expressions.</td></tr>')
  const source = parsed.data.rules.files.map((file) => file.content).join('\n')
  const outcomes = outcomesByLine(source, parsed.data.report, new Map())
  const rows = source.split('\n').map((line, index) => row(index + 1, line, outcomes.get(index + 1) ?? []))
  return page(project, rows.join('\n'))
}

interface Outcome {
  readonly expression: string
  readonly values: string
}

function outcomesByLine(source: string, expressions: readonly Covered[], lines: Map<number, Outcome[]>) {
  for (const { sourcePosition, values = [], children = [] } of expressions) {
    const { line, currentOffset, endOffset } = sourcePosition
    const counted = values.map(({ value, count = 0 }) => `${brief(value)} ×${count}`)
    const outcome = {
      expression: source.slice(currentOffset, endOffset),
      values: counted.join(', ') || 'never evaluated',
    }
    const known = lines.get(line)
    if (known === undefined) lines.set(line, [outcome])
    else known.push(outcome)
    outcomesByLine(source, children, lines)
  }
  return lines
}

/** Scalars as they are, `{"boolValue":true}` as `true`; of what is larger only the kind. */
function brief(value: unknown): string {
  const [[kind = 'error', content] = []] = Object.entries(Object(value))
  return typeof content === 'object' ? kind.replace('Value', '') : String(content)
}

function row(number: number, line: string, outcomes: readonly Outcome[]): string {
  const items = outcomes.map(
    ({ expression, values }) => `<li><code>${escapeHtml(expression)}</code> ${escapeHtml(values)}</li>`,
  )
  const list = items.length === 0 ? '' : `<ul>${items.join('')}</ul>`
  return `<tr><th>${number}</th><td><code>${escapeHtml(line)}</code>${list}</td></tr>`
}

const escapeHtml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

const page = (project: string, rows: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Rule coverage: ${escapeHtml(project)}</title>
<style>
body { font: 14px/1.5 system-ui, sans-serif; color-scheme: light dark; margin: 2rem }
code { white-space: pre-wrap; font: 13px ui-monospace, monospace }
th { text-align: right; color: gray; font-weight: normal; padding-right: 1rem; vertical-align: top }
li { color: gray }
li code { color: LinkText }
</style>
</head>
<body>
<h1>Rule coverage: ${escapeHtml(project)}</h1>
<p>Below each line: its expressions, the values they took, and how often.</p>
<table>
${rows}
</table>
</body>
</html>
`
