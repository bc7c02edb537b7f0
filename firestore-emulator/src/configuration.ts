import { readFileSync, unwatchFile, watchFile } from 'node:fs'
import { StartError } from './options.ts'

const pollMs = 400

/**
 * Loads a file now and again whenever it changes, until the answer is called. `load` says what is wrong with a text, in which case it
 * has changed nothing: that stops the start, but later is only logged.
 */
export function followFile(
  path: string | undefined,
  load: (text: string) => string | undefined,
  log: (message: string) => void,
): () => void {
  if (path === undefined) return () => {}
  const trouble = load(read(path))
  if (trouble !== undefined) throw new StartError(`${path}: ${trouble}`)
  const reload = () => {
    const text = readIfThere(path)
    if (text === undefined) return
    const trouble = load(text)
    log(trouble === undefined ? `${path} was loaded again.` : `${path} was not loaded again: ${trouble}`)
  }
  watchFile(path, { interval: pollMs, persistent: false }, reload)
  return () => unwatchFile(path, reload)
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new StartError(`Can't read ${path}: ${error instanceof Error ? error.message : error}.`)
  }
}

/** Editors take a file away for a moment when they save it. */
function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
