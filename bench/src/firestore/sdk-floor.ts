import type { Contender } from './contender.ts'
import { throughSdks } from './ours.ts'
import { startProcess } from './own-process.ts'

/** The least server that the SDKs can talk to, through the SDKs: what they take by themselves. */
export const startSdkFloor = async (file: string): Promise<Contender> =>
  throughSdks(
    'the least Firestore',
    await startProcess(new URL('sdk-floor-process.ts', import.meta.url), ['--file', file]),
  )
