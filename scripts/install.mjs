// Runs before every verb of package.json, possibly on a fresh clone: it may use nothing but Node itself.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const oldest = [20, 19]

refuseOldNode()
const lock = readFileSync(`${root}package-lock.json`, 'utf8')
const stampFile = `${root}node_modules/.blinkcart-installed`
const stamp = `${createHash('sha256').update(lock).digest('hex')} ${process.platform} ${process.arch}\n`
if (!isStamped()) {
  if (!isInstalled()) await install()
  writeFileSync(stampFile, stamp)
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return
  console.error(
    `BlinkCart needs Node ${oldest.join('.')} or newer, and this is ${process.versions.node}: see https://nodejs.org`,
  )
  process.exit(1)
}

function isStamped() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp
}

/** Whether node_modules already holds what the lockfile asks for, for instance after `npm install some-package`. */
function isInstalled() {
  const record = `${root}node_modules/.package-lock.json`
  if (!existsSync(record)) return false
  const present = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(JSON.parse(lock).packages).every(
    ([path, wanted]) =>
      !path.includes('node_modules/') || wanted.link || wanted.optional || present[path]?.version === wanted.version,
  )
}

/**
 * Install scripts stay off: the native parts we use ship prebuilt inside their packages, and one optional package
 * that we don't need (re2) would compile C++ for a minute.
 */
async function install() {
  // Left out: what is for some platforms only, which may never arrive here.
  const wanted = Object.entries(JSON.parse(lock).packages)
    .filter(([path, { os, cpu }]) => path.startsWith('node_modules/') && !os && !cpu)
    .map(([path]) => path)
  console.log(`Installing ${wanted.length} packages, once. This takes about a minute.`)
  const started = Date.now()
  const npm = process.env.npm_execpath
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--no-progress']
  const child = npm
    ? spawn(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
    : spawn('npm', args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' })
  const ticker = setInterval(() => report(wanted), 3000)
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(127))
    child.once('exit', resolve)
  })
  clearInterval(ticker)
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K')
  if (code !== 0) {
    console.error('The installation failed: see the message above. Is the npm registry reachable?')
    process.exit(1)
  }
  console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`)
}

function report(wanted) {
  const done = wanted.filter((path) => existsSync(`${root}${path}/package.json`)).length
  const line = `  ${done} of ${wanted.length} packages`
  if (process.stdout.isTTY) process.stdout.write(`\r${line}`)
  else console.log(line)
}
