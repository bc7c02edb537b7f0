import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'

const usage = `Deploys everything to a Firebase project: site, functions, rules and indexes.
  npm run deploy -- --project my-shop [--only hosting,functions,firestore] [--dry-run]
Sign in first, once: npx firebase login. firebase.json says how each part is built, functions/.env.my-shop what is
switched on there.`

const parts = ['firestore', 'functions', 'hosting']
const { values } = parseArgs({
  options: { project: { type: 'string' }, only: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
})
const { project, only = parts.join(',') } = values
if (!project) refuse('Which project? Name it with --project.')
if (project.startsWith('demo-')) refuse(`${project} exists on this machine only: demo- projects have no cloud.`)
const unknown = only.split(',').filter((part) => !parts.includes(part.split(':')[0] ?? ''))
if (unknown.length > 0) refuse(`There is no ${unknown.join(', ')} to deploy, only ${parts.join(', ')}.`)

const command = ['node_modules/firebase-tools/lib/bin/firebase.js', 'deploy', '--project', project, '--only', only]
const { status } = spawnSync(process.execPath, values['dry-run'] ? [...command, '--dry-run'] : command, {
  stdio: 'inherit',
})
process.exit(status ?? 1)

function refuse(why: string): never {
  console.error(`${why}\n\n${usage}`)
  process.exit(2)
}
