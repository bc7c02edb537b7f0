import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'

/** The server SDKs need not look for a cloud around this machine before they talk to an emulator. */
const offline = { METADATA_SERVER_DETECTION: 'none' }

/** Much of a test is waiting (for a disk, a browser, a signal), so two at a time pay even on a small machine. */
const fewestWorkers = 2

/**
 * Two projects: `unit` runs beside the code and needs nothing, or a server of its own; `e2e` runs after it, against local
 * stacks: each worker has one, and runs one file at a time on it.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            '{domain,functions,firestore-emulator,local,web,bench,scripts}/**/*.test.{ts,tsx}',
            'e2e/rules/**/*.test.ts',
          ],
          exclude: [...configDefaults.exclude, '**/lib/**', '**/.data/**'],
          testTimeout: 15_000,
          env: offline,
          maxWorkers: Math.max(fewestWorkers, availableParallelism() - 1),
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'e2e/rules/**'],
          globalSetup: ['e2e/stack/global-setup.ts'],
          testTimeout: 180_000,
          env: offline,
          hookTimeout: 180_000,
          maxWorkers: fewestWorkers,
          isolate: true,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
