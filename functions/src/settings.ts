/**
 * What a deployment may switch on, by environment: `functions/.env.<project>` is read when deploying, and a machine
 * without one runs with none of it.
 */
export const settings = {
  /** Whether notifications are pushed to devices as well. Devices get their tokens only where the site has its keys. */
  push: process.env.PUSH === 'true',
  /** Whether callables are for our own site only, as App Check attests it. */
  appCheck: process.env.APP_CHECK === 'true',
  /** What the limits on callers are multiplied by. On a developer's machine one account does the work of a crowd. */
  rateLimitScale: Number(process.env.RATE_LIMIT_SCALE) || (process.env.FUNCTIONS_EMULATOR === 'true' ? 100 : 1),
} as const
