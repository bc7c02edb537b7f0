import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'

const usage = `Deploys everything to a Firebase project: site, functions, rules and indexes.
  npm run deploy -- --project my-shop [--only hosting|functions|firestore]
Sign in first, once: npx firebase login. firebase.json says how each part is built.`

const { values } = parseArgs({ options: { project: { type: 'string' }, only: { type: 'string' } } })
if (!values.project || values.project.startsWith('demo-')) {
  console.error(usage)
  process.exit(2)
}
const only = values.only ?? 'firestore,functions,hosting'
const firebase = [
  'node_modules/firebase-tools/lib/bin/firebase.js',
  'deploy',
  '--project',
  values.project,
  '--only',
  only,
]
const { status } = spawnSync(process.execPath, firebase, { stdio: 'inherit' })
process.exit(status ?? 1)
