import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { assertFree, freePorts, PortInUse } from './ports.ts'
import { host } from './root.ts'

describe('ports', () => {
  test('that are found free are all different and pass', async () => {
    const ports = await freePorts()
    expect(new Set(Object.values(ports)).size).toBe(Object.keys(ports).length)
    await assertFree(ports)
  })

  test('that somebody holds are named, with the remedy', async () => {
    const ports = await freePorts()
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(ports.auth, host, resolve))
    const failure = await assertFree(ports).catch((error: unknown) => error)
    other.close()
    expect(failure).toBeInstanceOf(PortInUse)
    expect(String(failure)).toContain(`Port ${ports.auth} (auth) is in use`)
    expect(String(failure)).toContain('stop that program')
  })
})
