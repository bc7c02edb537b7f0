import { parseArguments, usage } from './arguments.ts'
import { StartError } from './options.ts'
import { startFirestoreEmulator } from './server.ts'
import { verifyFolder } from './verify.ts'

/** Whether it is up and serves; false when it was asked for something else, or can't. */
export const serves: Promise<boolean> = run().catch(complain)

async function run(): Promise<boolean> {
  const command = parseArguments(process.argv.slice(2))
  switch (command.kind) {
    case 'help':
      console.log(usage)
      return false
    case 'verify':
      await verify(command.data)
      return false
    case 'serve':
      await serve(command.options)
      return true
  }
}

async function serve(options: Parameters<typeof startFirestoreEmulator>[0]): Promise<void> {
  const emulator = await startFirestoreEmulator(options)
  const stop = () =>
    emulator
      .stop()
      .catch(complain)
      .then(() => process.exit())
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
  console.log(`Firestore ready on ${emulator.host}:${emulator.port}`)
}

/** Exits with 2 when something is wrong with the data, and with 1 when they can't be looked at. */
async function verify(data: string): Promise<void> {
  const problems = await verifyFolder(data)
  for (const problem of problems) console.log(problem)
  console.log(problems.length === 0 ? `${data} is as it should be.` : `${data} has ${problems.length} problems.`)
  if (problems.length > 0) process.exitCode = 2
}

/** A sentence for what an operator can mend; anything else is our bug. */
function complain(error: unknown): false {
  if (!(error instanceof StartError)) throw error
  console.error(error.message)
  process.exitCode = 1
  return false
}
