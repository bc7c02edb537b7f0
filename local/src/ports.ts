import { createServer, type Server } from 'node:net'
import { host } from './root.ts'

/** Every port that the local stack listens on. */
// biome-ignore format: a table
export const defaultPorts = {
  hosting:   5000,
  functions: 5001,
  firestore: 8080,
  auth:      9099,
  hub:       4400,
  eventarc:  9299,
  tasks:     9499,
} as const

export type Service = keyof typeof defaultPorts
export type Ports = Readonly<Record<Service, number>>

/** A port that somebody else holds; its message names the port and the remedy. */
export class PortInUse extends Error {}

/** Fails with `PortInUse` for the first of `ports` that is taken. */
export async function assertFree(ports: Ports): Promise<void> {
  for (const [service, port] of Object.entries(ports)) {
    const server = await listen(port)
    if (!server) throw new PortInUse(portInUse(service, port))
    await close(server)
  }
}

/** Ports that were all free, and different, a moment ago. */
export async function freePorts(): Promise<Ports> {
  const held = await Promise.all(
    Object.keys(defaultPorts).map(async (service) => {
      const server = await listen(0)
      if (!server) throw new Error(`no free port on ${host}`)
      return { service, server, port: portOf(server) }
    }),
  )
  await Promise.all(held.map(({ server }) => close(server)))
  return Object.fromEntries(held.map(({ service, port }) => [service, port])) as Ports
}

function portInUse(service: string, port: number): string {
  const finder = process.platform === 'win32' ? `netstat -ano | findstr :${port}` : `lsof -i :${port}`
  const macOS =
    process.platform === 'darwin' && port === 5000
      ? ' On a Mac it is often AirPlay Receiver: switch it off in System Settings.'
      : ''
  return `Port ${port} (${service}) is in use, perhaps by another BlinkCart: stop that program (find it with: ${finder}) and start again.${macOS}`
}

function listen(port: number): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('listening', () => resolve(server))
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined)
      else reject(error)
    })
    server.listen(port, host)
  })
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a listening server has no port')
  return address.port
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())))
}
