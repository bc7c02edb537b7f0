import { fileURLToPath } from 'node:url'

/** The folder of the whole repository, with a slash at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** The project everything local runs under. Firebase keeps `demo-` projects away from the cloud. */
export const projectId = 'demo-blinkcart'

/** The only address we listen on: emulator tokens are unsigned, so whoever reaches it could be anyone. */
export const host = '127.0.0.1'
