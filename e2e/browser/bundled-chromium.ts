import { execFile } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const cacheRoot = fileURLToPath(new URL('../../node_modules/.cache/blinkcart/', import.meta.url))

/** Where a browser is and the environment it must be started with. */
export interface Chromium {
  readonly executablePath: string
  readonly env: Readonly<Record<string, string>>
}

/**
 * The Chromium that ships inside the npm package `@sparticuz/chromium`, unpacked once.
 *
 * Several processes may ask at the same time: each unpacks into a folder of its own, and the first rename wins.
 */
export async function bundledChromium(): Promise<Chromium> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'No Chrome or Chromium found. Install one, or set CHROMIUM_PATH, or run: npx playwright-core install chromium',
    )
  }
  // The packed size tells one release from another.
  const { size } = statSync(new URL('../../bin/chromium.br', import.meta.resolve('@sparticuz/chromium')))
  const home = join(cacheRoot, `chromium-${size}`)
  if (!existsSync(home)) await unpackInto(home)
  const executablePath = join(home, 'chromium')
  return { executablePath, env: await environmentFor(executablePath, home) }
}

async function unpackInto(home: string): Promise<void> {
  await mkdir(cacheRoot, { recursive: true })
  const staging = await mkdtemp(join(cacheRoot, 'unpack-'))
  try {
    // A child of its own, because the package unpacks to TMPDIR and takes its libraries out only on a Lambda.
    const script = `import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())`
    await run(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      env: { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    })
    await writeFile(join(staging, 'fonts.conf'), fontsConf(join(home, 'fonts')))
    await rename(staging, home).catch((error: unknown) => {
      if (!existsSync(home)) throw error
    })
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

/** The libraries beside the browser are used only where the system has none: a newer system's own fit better. */
async function environmentFor(executablePath: string, home: string): Promise<Record<string, string>> {
  const fonts = { FONTCONFIG_FILE: join(home, 'fonts.conf') }
  const startsAlone = await run(executablePath, ['--version']).then(
    () => true,
    () => false,
  )
  if (startsAlone) return fonts
  return {
    ...fonts,
    LD_LIBRARY_PATH: [join(home, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
  }
}

function fontsConf(folder: string): string {
  const prefer = (family: string) =>
    `<alias binding="strong"><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
  ${prefer('sans-serif')}
  ${prefer('system-ui')}
</fontconfig>
`
}
