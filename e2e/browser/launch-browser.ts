import { type Browser, chromium } from 'playwright-core'
import { findChromium } from './find-chromium.ts'

// The sandbox needs kernel rights that containers rarely give; the rest keeps the browser off the network.
export const flags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
]

/** A headless Chromium that talks to this machine only. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium()
  return chromium.launch({ executablePath, args: flags, env: { ...definedEnv(), ...env } })
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
}
