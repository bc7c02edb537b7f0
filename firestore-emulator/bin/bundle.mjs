import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Documented in bundle.d.mts. */
export async function bundled(folder) {
  const cache = join(folder, '.cache')
  const path = join(cache, `firestore-${stampOf(folder)}.cjs`)
  if (existsSync(path)) return path
  const code = await bundle(folder)
  mkdirSync(cache, { recursive: true })
  // Others may be at it at the same time: each makes it whole under a name of its own first.
  const own = `${path}.${process.pid}`
  writeFileSync(own, code)
  renameSync(own, path)
  for (const name of readdirSync(cache)) if (isOlder(name, path)) rmSync(join(cache, name), { force: true })
  return path
}

const isOlder = (name, path) =>
  /^firestore-[0-9a-f]+\.[cm]js(\.compiled)?$/.test(name) && !name.startsWith(basename(path))

/**
 * Tells apart whatever could make a difference: every source's name and when it was last changed in any way, the dependencies, and how it is made.
 * Contents would tell it too, but take longer to read than the server does to start.
 */
function stampOf(folder) {
  const hash = createHash('sha256')
  const files = [...sourcesUnder(join(folder, 'src')), fileURLToPath(import.meta.url), join(folder, 'package.json')]
  const lock = join(folder, '..', 'package-lock.json')
  if (existsSync(lock)) files.push(lock)
  for (const file of files) {
    const { size, ctimeMs } = statSync(file)
    hash.update(`${relative(folder, file)} ${size} ${ctimeMs}\n`)
  }
  return hash.digest('hex').slice(0, 16)
}

function sourcesUnder(place) {
  return readdirSync(place, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(place, entry.name)
      if (entry.isDirectory()) return sourcesUnder(path)
      return entry.name.endsWith('.test.ts') ? [] : [path]
    })
}

async function bundle(folder) {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [join(folder, 'src/bin.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    legalComments: 'none',
    // Less to read at each start. Names stay as they are, for what goes wrong is told with them.
    minifyWhitespace: true,
    minifySyntax: true,
    // One has a part that isn't JavaScript, of the other only a file of data is read.
    external: ['lmdb', '@google-cloud/firestore'],
    // Both say where to look for packages.
    define: { 'import.meta.url': '__filename' },
    logLevel: 'error',
  })
  return outputFiles[0].contents
}
