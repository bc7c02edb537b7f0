import { z } from 'zod'

interface Covered {
  readonly sourcePosition?: { readonly line?: number | undefined; readonly column?: number | undefined } | undefined
  readonly values?: readonly { readonly value?: unknown; readonly count?: number | undefined }[] | undefined
  readonly children?: readonly Covered[] | undefined
}

const covered: z.ZodType<Covered> = z.lazy(() =>
  z.object({
    sourcePosition: z.object({ line: z.number().optional(), column: z.number().optional() }).optional(),
    values: z.array(z.object({ value: z.unknown(), count: z.number().optional() })).optional(),
    children: z.array(covered).optional(),
  }),
)

const report = z.object({
  rules: z.object({ files: z.array(z.object({ content: z.string() })) }),
  report: z.array(covered),
})

/** The coverage report as a page: the rules line by line, and beside each line how its expressions came out. */
export function coverageHtml(project: string, coverage: unknown): string {
  const parsed = report.safeParse(coverage)
  const source = parsed.success ? parsed.data.rules.files.map((file) => file.content).join('\n') : ''
  const outcomes = outcomesByLine(parsed.success ? parsed.data.report : [])
  const rows = source.split('\n').map((line, index) => row(index + 1, line, outcomes.get(index + 1) ?? []))
  return page(project, rows.join('\n'))
}

function outcomesByLine(expressions: readonly Covered[], lines = new Map<number, string[]>()): Map<number, string[]> {
  for (const { sourcePosition, values = [], children = [] } of expressions) {
    const { line = 0, column = 0 } = sourcePosition ?? {}
    const counted = values.map(({ value, count = 0 }) => `${JSON.stringify(value) ?? 'error'} ×${count}`)
    const told = `${column}: ${counted.length === 0 ? 'never evaluated' : counted.join(', ')}`
    lines.set(line, [...(lines.get(line) ?? []), told])
    outcomesByLine(children, lines)
  }
  return lines
}

const row = (number: number, line: string, outcomes: readonly string[]) =>
  `<tr><th>${number}</th><td><code>${escapeHtml(line)}</code></td><td>${outcomes.map(escapeHtml).join('<br>')}</td></tr>`

const escapeHtml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

const page = (project: string, rows: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Rule coverage: ${escapeHtml(project)}</title>
<style>
body { font: 14px system-ui, sans-serif; color-scheme: light dark; margin: 2rem }
code { white-space: pre; font: 13px ui-monospace, monospace }
th { text-align: right; color: gray; font-weight: normal; padding-right: 1rem; vertical-align: top }
td { vertical-align: top; padding-right: 2rem }
</style>
</head>
<body>
<h1>Rule coverage: ${escapeHtml(project)}</h1>
<p>Beside each line, by column: the values its expressions took, and how often.</p>
<table>
${rows}
</table>
</body>
</html>
`
