import { parseArgs } from 'node:util'
import { type EmulatorOptions, StartError } from './options.ts'

export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'verify'; readonly data: string }
  | { readonly kind: 'serve'; readonly options: EmulatorOptions }

interface Flag {
  readonly type: 'string' | 'boolean'
  /** What stands for its value in the help. */
  readonly value?: string
  readonly says: string
}

/** Every flag there is: parsing and help read the same table. */
// biome-ignore format: a table
const flags = {
  'port':           { type: 'string',  value: 'PORT',      says: 'where to listen, 8080 unless said otherwise; 0 takes any free port' },
  'data':           { type: 'string',  value: 'DIR',       says: 'keeps documents in this folder; without it they are gone at the end' },
  'memory':         { type: 'boolean',                     says: 'keeps nothing, as when --data is left out' },
  'rules':          { type: 'string',  value: 'FILE',      says: 'security rules for every project that loads none of its own; followed when they change' },
  'indexes':        { type: 'string',  value: 'FILE',      says: 'a firestore.indexes.json, likewise' },
  'lax-indexes':    { type: 'boolean',                     says: 'lets queries run that lack a composite index' },
  'import':         { type: 'string',  value: 'DIR',       says: "begins with the exports in this folder, of this server or of Google's" },
  'project':        { type: 'string',  value: 'ID',        says: 'imports into this project, whatever it was exported from' },
  'export-on-exit': { type: 'string',  value: '[DIR]',     says: 'exports everything when it stops; without a folder, to the one of --import' },
  'functions':      { type: 'string',  value: 'HOST:PORT', says: 'where the functions emulator is; otherwise the hub at FIREBASE_EMULATOR_HUB is asked' },
  'log-requests':   { type: 'boolean',                     says: 'writes a line for every request, with the rule that decided a denial' },
  'host':           { type: 'string',  value: 'ADDR',      says: 'where to listen, 127.0.0.1 unless said otherwise' },
  'allow-remote':   { type: 'boolean',                     says: 'lets --host be an address that other machines reach, who can then be anyone' },
  'help':           { type: 'boolean',                     says: 'says this' },
} as const satisfies Record<string, Flag>

const helpLine = ([name, flag]: readonly [string, Flag]) =>
  `  ${`--${name}${flag.value === undefined ? '' : ` ${flag.value}`}`.padEnd(22)} ${flag.says}`

/** What `--help` says. */
export const usage = [
  'npm run firestore -- [options]            serves until SIGTERM or Ctrl-C',
  'npm run firestore -- verify --data DIR    compares every index entry of a folder with its documents',
  '',
  ...Object.entries(flags).map(helpLine),
].join('\n')

/** Reads a command line. Throws a StartError that says what is wrong with it. */
export function parseArguments(args: readonly string[]): Command {
  const [first, ...rest] = args
  if (first === 'verify') return { kind: 'verify', data: verified(parse(rest)) }
  const values = parse(args)
  return values.help ? { kind: 'help' } : { kind: 'serve', options: optionsOf(values) }
}

type Values = ReturnType<typeof parse>

function verified(values: Values): string {
  const others = Object.keys(values).filter((name) => name !== 'data')
  if (others.length > 0) throw new StartError(`verify takes --data alone, not --${others[0]}.`)
  if (values.data === undefined) throw new StartError('Say which folder to verify: verify --data DIR')
  return values.data
}

function optionsOf(values: Values): EmulatorOptions {
  const { port = '8080', host, data, rules, indexes, functions, project } = values
  const from = values.import
  if (values.memory && data !== undefined) throw new StartError('Choose one of --data and --memory, not both.')
  if (!/^\d+$/.test(port) || Number(port) > 65_535) throw new StartError(`"${port}" is not a port number.`)
  if (functions !== undefined && !/^\S+:\d+$/.test(functions)) {
    throw new StartError(`"${functions}" is not where a functions emulator can be: --functions wants HOST:PORT.`)
  }
  if (project !== undefined && from === undefined)
    throw new StartError('--project says where --import goes, which is missing.')
  const to = values['export-on-exit'] === '' ? from : values['export-on-exit']
  if (values['export-on-exit'] === '' && to === undefined) {
    throw new StartError('Say where to: --export-on-exit DIR, or --import DIR as well.')
  }
  return {
    port: Number(port),
    ...(host !== undefined && { host }),
    ...(data !== undefined && { dataDir: data }),
    ...(rules !== undefined && { rulesFile: rules }),
    ...(indexes !== undefined && { indexesFile: indexes }),
    ...(functions !== undefined && { functionsEmulator: functions }),
    ...(from !== undefined && { importFrom: from }),
    ...(project !== undefined && { importAs: project }),
    ...(to !== undefined && { exportOnExit: to }),
    allowRemote: values['allow-remote'] ?? false,
    laxIndexes: values['lax-indexes'] ?? false,
    logRequests: values['log-requests'] ?? false,
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: withValues(args), options: flags }).values
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/)
    throw new StartError(`${sentence.replace(/\.$/, '')}. --help says what there is.`)
  }
}

/** Lets `--export-on-exit` stand alone, as the firebase command does, and names the other spelling of it. */
function withValues(args: readonly string[]): string[] {
  return args.flatMap((arg, i) => {
    if (arg !== '--export-on-exit') return [arg]
    const next = args[i + 1]
    return next === undefined || next.startsWith('-') ? ['--export-on-exit='] : [arg]
  })
}
