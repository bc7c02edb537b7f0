import { parseArgs } from 'node:util'
import { type EmulatorOptions, StartError } from './options.ts'
import { startFirestoreEmulator } from './server.ts'
import { verifyFolder } from './verify.ts'

const usage = `npm run firestore -- [--port 8080] [--data DIR | --memory] [--rules FILE] [--indexes FILE] [--lax-indexes] [--log-requests] [--functions HOST:PORT] [--host ADDR --allow-remote]
npm run firestore -- verify --data DIR`

try {
  const [command, ...args] = process.argv.slice(2)
  if (command === 'verify') await verify(args)
  else if (command === '--help') console.log(usage)
  else await serve(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof StartError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function serve(args: readonly string[]): Promise<void> {
  const emulator = await startFirestoreEmulator(options(args))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void emulator.stop().then(() => process.exit(0)))
  }
  console.log(`Firestore ready on ${emulator.host}:${emulator.port}`)
}

/** Exits with 2 when something is wrong with the data, and with 1 when they can't be looked at. */
async function verify(args: readonly string[]): Promise<void> {
  const { data } = parse(args)
  if (data === undefined) throw new StartError('Say which folder to verify: verify --data DIR')
  const problems = await verifyFolder(data)
  for (const problem of problems) console.log(problem)
  console.log(problems.length === 0 ? `${data} is as it should be.` : `${data} has ${problems.length} problems.`)
  if (problems.length > 0) process.exitCode = 2
}

function options(args: readonly string[]): EmulatorOptions {
  const { port, host, data, rules, indexes, functions, memory, ...flags } = parse(args)
  if (memory && data !== undefined) throw new StartError('Choose one of --data and --memory, not both.')
  if (!/^\d+$/.test(port) || Number(port) > 65_535) throw new StartError(`"${port}" is not a port number.`)
  return {
    port: Number(port),
    ...(host !== undefined && { host }),
    ...(data !== undefined && { dataDir: data }),
    ...(rules !== undefined && { rulesFile: rules }),
    ...(indexes !== undefined && { indexesFile: indexes }),
    ...(functions !== undefined && { functionsEmulator: functions }),
    allowRemote: flags['allow-remote'],
    laxIndexes: flags['lax-indexes'],
    logRequests: flags['log-requests'],
  }
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '8080' },
        host: { type: 'string' },
        data: { type: 'string' },
        rules: { type: 'string' },
        indexes: { type: 'string' },
        functions: { type: 'string' },
        memory: { type: 'boolean', default: false },
        'allow-remote': { type: 'boolean', default: false },
        'lax-indexes': { type: 'boolean', default: false },
        'log-requests': { type: 'boolean', default: false },
      },
    })
    return values
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : error}\nUsage: ${usage}`)
  }
}
