import { keptOfDevice } from './kept-of-device.ts'
import { createLiveStore, type LiveBackend } from './live-store.ts'
import { loadListening } from './load.ts'
import { onReader } from './reader.ts'
import { sessionConfirmed } from './session.ts'

const listen: LiveBackend['listen'] = (source, next, fail) => {
  let stopped = false
  let stop = () => {}
  loadListening().then((module) => {
    if (!stopped) stop = module.listen(source, next, fail)
  }, fail)
  return () => {
    stopped = true
    stop()
  }
}

/** All that the app follows in the database. */
export const liveStore = createLiveStore({
  listen,
  // Nobody is asked who they are before the page stands.
  permitted: () => loadListening().then(sessionConfirmed),
  isDenial: (failure) => failure instanceof Error && 'code' in failure && failure.code === 'permission-denied',
  kept: keptOfDevice,
})

onReader(() => liveStore.changeReader())
document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && liveStore.noteAll())
