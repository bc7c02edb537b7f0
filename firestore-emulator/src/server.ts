import { join } from 'node:path'
import { inspect } from 'node:util'
import { cannotOpen } from './cannot-open.ts'
import { bringIn, checkTakeOut, takeOut } from './carry-over.ts'
import { followFile } from './configuration.ts'
import { documentEncoding } from './document-encoding.ts'
import { identityOf } from './identity.ts'
import { type EmulatorOptions, type RunningEmulator, StartError } from './options.ts'
import { IndexedQueries } from './query/indexed-queries.ts'
import { compileRules } from './rules/compile-rules.ts'
import type { RulesIssue } from './rules/ruleset.ts'
import { controlService } from './service/control-service.ts'
import { Databases } from './service/databases.ts'
import { firestoreService } from './service/firestore-service.ts'
import { Hazards } from './service/hazards.ts'
import { logged } from './service/logged.ts'
import type { Surroundings } from './service/open-database.ts'
import { Rulesets } from './service/rulesets.ts'
import { Usage } from './service/usage.ts'
import { wary } from './service/wary.ts'
import { openStore } from './storage/open-store.ts'
import type { Store } from './storage/store.ts'
import { FunctionsAddress } from './triggers/functions-address.ts'
import { httpReceiver } from './triggers/receiver.ts'
import { noRegistrationFile, registrationFile } from './triggers/registration-file.ts'
import { TriggerRegistry } from './triggers/registry.ts'
import { systemClock } from './util/clock.ts'
import { type Serving, serve } from './wire/serve.ts'

/**
 * Builds every layer and hands it to the next. Resolves once the port answers; rejects with a StartError, which says in a sentence
 * what is in the way.
 */
export async function startFirestoreEmulator(options: EmulatorOptions): Promise<RunningEmulator> {
  const { port, host = '127.0.0.1', dataDir, allowRemote = false, laxIndexes = false } = options
  const log = options.log ?? ((message: string) => console.error(`firestore: ${message}`))
  checkHost(host, allowRemote)

  const store = await open(dataDir)
  const epoch = await identified(dataDir, store)
  const functions = new FunctionsAddress({ said: options.functionsEmulator, hub: process.env.FIREBASE_EMULATOR_HUB })
  const triggers = new TriggerRegistry(
    dataDir === undefined ? noRegistrationFile : registrationFile(join(dataDir, 'triggers.json')),
  )
  const hazards = new Hazards(() => systemClock.now(), log)
  const databases = new Databases(store, {
    clock: systemClock,
    triggers,
    receiver: httpReceiver(() => functions.get()),
    encoding: documentEncoding,
    log,
    hazards,
  })
  const rulesets = new Rulesets(compileRules, (project) => databases.recheck(project))
  const queries = new IndexedQueries(store, { lax: laxIndexes })
  const around: Surroundings = {
    clock: systemClock,
    epoch,
    queries,
    triggers,
    usage: new Usage(),
    open: (id) => databases.open(id),
    rules: (project) => rulesets.of(project),
  }

  const unfollow: (() => void)[] = []
  const release = async () => {
    for (const end of unfollow) end()
    databases.close()
    await store.close()
  }
  try {
    unfollow.push(followFile(options.rulesFile, (text) => issuesIn(rulesets.load(text)), log))
    unfollow.push(followFile(options.indexesFile, (text) => queries.load(text), log))
    const quiet = wary(firestoreService(around), hazards)
    const service = options.logRequests ? logged(quiet, { now: () => performance.now(), write: log }) : quiet
    const control = controlService(around, rulesets)
    const { importFrom, importAs, exportOnExit } = options
    if (exportOnExit !== undefined) await checkTakeOut(exportOnExit)
    if (importFrom !== undefined) {
      await bringIn(control, { dir: importFrom, project: importAs, mayBeEmpty: importFrom === exportOnExit })
    }
    const serving = await listen({
      service,
      control,
      host,
      port,
      log: (message, cause) => log(cause === undefined ? message : `${message} ${inspect(cause)}`),
    })
    return {
      host,
      port: serving.port,
      setFunctionsEmulator: (address) => functions.set(address),
      stop: once(async () => {
        await serving.close()
        try {
          if (exportOnExit !== undefined) await takeOut(control, exportOnExit, store.databases())
        } finally {
          await release()
        }
      }),
    }
  } catch (error) {
    await release()
    throw error
  }
}

/** Issues in a sentence, or undefined when there are none. */
const issuesIn = (issues: readonly RulesIssue[]): string | undefined =>
  issues.length === 0 ? undefined : issues.map(({ line, column, message }) => `${line}:${column} ${message}`).join('; ')

function checkHost(host: string, allowRemote: boolean): void {
  if (allowRemote || host === 'localhost' || host === '::1' || host.startsWith('127.')) return
  throw new StartError(
    `Refusing to listen on ${host}: tokens are unsigned, so anyone who reaches it could be anyone. Say --allow-remote if that is what you want.`,
  )
}

async function open(dataDir: string | undefined): Promise<Store> {
  try {
    return await openStore(dataDir === undefined ? {} : { dir: dataDir })
  } catch (error) {
    throw cannotOpen(dataDir, error)
  }
}

async function identified(dataDir: string | undefined, store: Store): Promise<bigint> {
  try {
    return identityOf(dataDir)
  } catch (error) {
    await store.close()
    throw cannotOpen(dataDir, error)
  }
}

async function listen(what: Parameters<typeof serve>[0]): Promise<Serving> {
  try {
    return await serve(what)
  } catch (error) {
    throw new StartError(portTrouble(what, error), { cause: error })
  }
}

function portTrouble({ host, port }: { readonly host: string; readonly port: number }, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use: stop what listens there, or choose another one with --port.`
  if (code === 'EACCES') return `Port ${port} needs privileges: choose one above 1023 with --port.`
  if (code === 'EADDRNOTAVAIL') return `This machine has no address ${host}: choose another one with --host.`
  return `Can't listen on ${host}:${port}: ${error instanceof Error ? error.message : error}.`
}

/** Makes sure that stopping twice stops once. */
function once(stop: () => Promise<void>): () => Promise<void> {
  let stopping: Promise<void> | undefined
  return () => {
    stopping ??= stop()
    return stopping
  }
}
