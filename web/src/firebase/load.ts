import { idle } from '../app/idle.ts'
import { turn } from '../app/turn.ts'

/*
 * Firebase's SDKs weigh twice what the rest of the app does, and no page needs them to be drawn: it shows what this device
 * saw last, or its outline. So they are loaded when the first paint is out of the way, and only from here and `session.ts`:
 * whoever imports them otherwise makes every visitor wait for them.
 */

/** What follows the database. */
export const loadListening = once(() => import('./listen.ts'))

/** The database, and what it is written with. */
export const loadDatabase = once(() => import('./database.ts'))

/** What calls callables. */
export const loadCalling = once(() => import('./calling.ts'))

/** Loads what needs the client when the page stands, and holds on to it; what failed is tried again when asked for again. */
function once<Module>(load: () => Promise<Module>): () => Promise<Module> {
  let loaded: Promise<Module> | undefined
  return () => {
    loaded ??= afterPaint(load).catch((failure: unknown) => {
      loaded = undefined
      throw failure
    })
    return loaded
  }
}

async function afterPaint<Module>(load: () => Promise<Module>): Promise<Module> {
  await idle()
  const [module, { clientReady }] = await Promise.all([load(), import('./client.ts')])
  await clientReady
  // Evaluating it was work enough for one task.
  await turn()
  return module
}
