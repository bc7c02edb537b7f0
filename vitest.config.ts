import { configDefaults, defineConfig } from 'vitest/config'

/** The server SDKs need not look for a cloud around this machine before they talk to an emulator. */
const offline = { METADATA_SERVER_DETECTION: 'none' }

/**
 * Two projects: `unit` runs beside the code and needs nothing, or a server of its own; `e2e` shares one local stack, so
 * its files run one after another, and after all unit tests.
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
          maxWorkers: 1,
          isolate: true,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
