import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { rooms, rules } from './layer-rules.ts'

const { output } = await cruise([...rooms], {
  ruleSet: { forbidden: rules },
  validate: true,
  exclude: { path: '^[^/]+/(lib|dist|node_modules)/' },
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  enhancedResolveOptions: {
    extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'default'],
  },
})
if (typeof output === 'string') throw new Error('dependency-cruiser answered with text where a result was wanted')
process.exit(judge(output))

/** Says what crosses a layer, or that nothing was looked at, which must not pass for a clean bill. */
function judge({ modules, summary }: ICruiseResult): number {
  const unseen = rooms.filter((room) => !modules.some((module) => module.source.startsWith(`${room}/`)))
  if (unseen.length > 0) console.error(`No modules found in ${unseen.join(', ')}.`)
  for (const { rule, from, to } of summary.violations) console.error(`${rule.name}: ${from} → ${to}`)
  if (unseen.length > 0 || summary.error > 0) return 1
  console.log(`${modules.length} modules keep to their layers.`)
  return 0
}
