import { keptOfDevice } from './kept-of-device.ts'
import { listenWhenLoaded } from './listen-when-loaded.ts'
import { createLiveStore } from './live-store.ts'
import { loadListening } from './load.ts'
import { onReader } from './reader.ts'
import { sessionConfirmed } from './session.ts'

/** All that the app follows in the database. */
export const liveStore = createLiveStore({
  listen: listenWhenLoaded(loadListening),
  // Nobody is asked who they are before the page stands.
  permitted: () => loadListening().then(sessionConfirmed),
  isDenial: (failure) => failure instanceof Error && 'code' in failure && failure.code === 'permission-denied',
  kept: keptOfDevice,
})

onReader(() => liveStore.changeReader())
document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && liveStore.noteAll())
