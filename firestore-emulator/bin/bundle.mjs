import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Documented in bundle.d.mts. */
export async function bundled(folder) {
  const cache = join(folder, '.cache')
  const path = join(cache, `firestore-${stampOf(folder)}.mjs`)
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

const isOlder = (name, path) => /^firestore-[0-9a-f]+\.mjs$/.test(name) && !path.endsWith(name)

/** Tells apart whatever could make a difference: every source's name and content, the dependencies, and how it is made. */
function stampOf(folder) {
  const hash = createHash('sha256')
  const files = [...sourcesUnder(join(folder, 'src')), fileURLToPath(import.meta.url), join(folder, 'package.json')]
  for (const file of files) hash.update(relative(folder, file)).update('\0').update(readFileSync(file)).update('\0')
  const lock = join(folder, '..', 'package-lock.json')
  if (existsSync(lock)) hash.update(readFileSync(lock))
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
    format: 'esm',
    target: 'node20',
    legalComments: 'none',
    // One has a part that isn't JavaScript, of the other only a file of data is read.
    external: ['lmdb', '@google-cloud/firestore'],
    banner: {
      js: "import { createRequire as requireIn } from 'node:module'; const require = requireIn(import.meta.url);",
    },
    logLevel: 'error',
  })
  return outputFiles[0].contents
}
