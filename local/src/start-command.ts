import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { StartError } from '@blinkcart/firestore-emulator'
import { startVite } from './dev/vite.ts'
import { watchSources } from './dev/watch-sources.ts'
import { defaultPorts, freePorts, PortInUse } from './ports.ts'
import { root } from './root.ts'
import { demoAccounts, demoPassword } from './seed/accounts.ts'
import { type LocalStack, startLocal } from './start-local.ts'
import { stopOnSignals } from './stop-on-signals.ts'

const usage = `Runs BlinkCart on this machine.
  npm start                       the product, on http://127.0.0.1:5000
  npm run dev                     the same, with hot reload
  npm start -- --data DIR         keeps its data elsewhere than .data
  npm start -- --ports free       takes free ports instead of the usual ones
  npm start -- --json             prints one line of JSON when ready, for programs`

const { values } = parseArgs({
  options: {
    dev: { type: 'boolean', default: false },
    data: { type: 'string', default: join(root, '.data') },
    ports: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(usage)
  process.exit()
}

// Until it has started there is nothing to put in order: what we start ends with us.
const abandon = () => process.exit(0)
process.once('SIGINT', abandon).once('SIGTERM', abandon)
const say = values.json ? () => undefined : console.log
const started = Date.now()
let stack: LocalStack
try {
  stack = await startLocal({
    ports: values.ports === 'free' ? await freePorts() : defaultPorts,
    dataDir: values.data,
    site: values.dev ? 'developed' : 'built',
    report: (step) => say(`  ${step} …`),
    warn: (line) => console.error(line),
  })
} catch (error) {
  console.error(error instanceof PortInUse || error instanceof StartError ? error.message : error)
  process.exit(1)
}

const closers = [stack.stop]
let url = stack.url
if (values.dev) {
  const vite = await startVite(stack)
  const watcher = watchSources((line) => say(line))
  closers.push(vite.close, watcher.close)
  url = vite.url
}
process.off('SIGINT', abandon).off('SIGTERM', abandon)
const stop = stopOnSignals(async () => {
  say('\n  Stopping …')
  await Promise.all(closers.map((close) => close()))
})

if (values.json) {
  console.log(JSON.stringify({ url, ports: stack.ports }))
  // A program that started us holds our standard input: when it is gone, so are we.
  process.stdin.once('end', stop).resume()
}
if (!values.json) console.log(welcome(url, (Date.now() - started) / 1000))

function welcome(url: string, seconds: number): string {
  const width = Math.max(...demoAccounts.map(({ email }) => email.length))
  return [
    '',
    `  BlinkCart is open: ${url}   (${seconds.toFixed(1)} s)`,
    '',
    `  Sign in with the password "${demoPassword}" as`,
    ...demoAccounts.map(({ email, role }) => `    ${email.padEnd(width)}   ${role.replace('_', ' ')}`),
    '',
    '  Ctrl-C stops it. Orders and accounts stay in .data.',
    '',
  ].join('\n')
}
