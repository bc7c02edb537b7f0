import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './root.ts'

/** A workspace that has to be built before it can run. */
export type Built = 'web' | 'functions'

// biome-ignore format: a table
const builds: Record<Built, { readonly makes: string; readonly from: readonly string[] }> = {
  web:       { makes: 'web/dist/index.html',    from: ['web', 'domain/src', 'package-lock.json', 'tsconfig.base.json'] },
  functions: { makes: 'functions/lib/index.js', from: ['functions', 'domain/src', 'package-lock.json'] },
}

const skipped = new Set(['node_modules', 'dist', 'lib', 'dev-dist', 'coverage'])
const stamps = join(root, 'node_modules/.cache/blinkcart')

/** Whether what was built last no longer is what the sources would give. */
export function isStale(built: Built): boolean {
  const file = join(stamps, `${built}.stamp`)
  const { makes, from } = builds[built]
  return !existsSync(join(root, makes)) || !existsSync(file) || readFileSync(file, 'utf8') !== stampOf(from)
}

/** Builds a workspace with its own `build` script; fails with what the script said. */
export async function build(built: Built): Promise<void> {
  // Taken first: what changes while we build makes the result stale.
  const stamp = stampOf(builds[built].from)
  await run('npm', ['run', '--silent', 'build', '--workspace', built])
  mkdirSync(stamps, { recursive: true })
  writeFileSync(join(stamps, `${built}.stamp`), stamp)
}

function stampOf(places: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of places.flatMap((place) => filesUnder(join(root, place)))) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function filesUnder(place: string): string[] {
  if (!statSync(place).isDirectory()) return [place]
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name) && !entry.name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(place, entry.name)
      return entry.isDirectory() ? filesUnder(path) : [path]
    })
}

function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    // Whoever starts us may be a test: what is built is what ships all the same.
    const env = { ...process.env, NODE_ENV: 'production' }
    const child = spawn(command, args, { cwd: root, env, shell: process.platform === 'win32' })
    const said: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`${command} ${args.join(' ')} failed:\n${Buffer.concat(said)}`))
    })
  })
}
