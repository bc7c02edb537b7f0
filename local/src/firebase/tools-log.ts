import { createWriteStream } from 'node:fs'
import { Writable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { firebaseTools } from './tools.ts'

interface Entry {
  readonly level: string
  readonly message?: string
  readonly [splat: symbol]: unknown
}

/** Warnings that are true of a local stack by design, and so tell nobody anything. */
const expected = [
  /requested "node" version/,
  /running multiple instances of the emulator suite/,
  /Application Default Credentials detected/,
  /functions\[.*\]: function ignored because the pubsub emulator/,
]

/**
 * Sends everything that firebase-tools and the functions say to a file, and to `warn` what a developer should see:
 * warnings, errors, and what the functions themselves print, less their own debug and info lines.
 */
export function logToolsTo(file: string, warn: (line: string) => void): void {
  const { logger } = firebaseTools()
  // The logger takes a stream for one of its transports if it has a `log` of at most two parameters.
  logger.add(Object.assign(toolsLog(file, warn), { log: () => undefined }))
  // Left alone, it makes JSON of each of the dozens of debug entries that one call causes, and nobody reads that.
  logger.format = { transform: (entry) => entry }
}

/** Where log entries are written to; see `logToolsTo`. */
export function toolsLog(file: string, warn: (line: string) => void): Writable {
  const log = createWriteStream(file)
  return new Writable({
    objectMode: true,
    write(entry: Entry, _encoding, done) {
      const text = textOf(entry)
      if (entry.level !== 'debug') log.write(`${new Date().toISOString()} ${entry.level} ${text}\n`)
      const worth = worthShowing(entry.level, text)
      if (worth) warn(worth)
      done()
    },
    final(done) {
      log.end(done)
    },
  })
}

function textOf(entry: Entry): string {
  const splat = entry[Symbol.for('splat')]
  const more = Array.isArray(splat) ? splat.filter((part): part is string => typeof part === 'string') : []
  return stripVTControlCharacters([entry.message ?? '', ...more].join(' ')).trim()
}

function worthShowing(level: string, text: string): string | undefined {
  if (level === 'warn' || level === 'error') return expected.some((pattern) => pattern.test(text)) ? undefined : text
  return text.startsWith('>') ? functionLine(text.slice(1).trim()) : undefined
}

/** A function's own line; structured lines carry their severity. */
function functionLine(line: string): string | undefined {
  if (!line.startsWith('{')) return line === '' ? undefined : `functions: ${line}`
  try {
    const { severity, message } = JSON.parse(line) as { severity?: string; message?: string }
    return severity === 'DEBUG' || severity === 'INFO'
      ? undefined
      : `functions: ${severity ?? ''} ${(message ?? line).split('\n')[0]}`
  } catch {
    return `functions: ${line}`
  }
}
