import { closeSync, fdatasync, openSync, write } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseArgs, promisify } from 'node:util'
import express from 'express'
import { Server } from 'socket.io'
import { customerPage, partnerPage } from './peer-pages.ts'

/*
 * The same journey, as small as it gets: Express serves two pages, Socket.IO carries the taps and tells the customer.
 * No accounts, no roles, no history. With `--log FILE` each change is on the disk before anybody hears of it; without,
 * it is in this process's memory only.
 */
const { values } = parseArgs({ options: { log: { type: 'string' } } })
const after: Readonly<Record<string, string>> = {
  PLACED: 'ACCEPTED',
  ACCEPTED: 'PICKED_UP',
  PICKED_UP: 'ON_THE_WAY',
  ON_THE_WAY: 'DELIVERED',
}
const statuses = new Map<string, string>()
const file = values.log === undefined ? undefined : openSync(values.log, 'a')
const append = promisify(write)
const sync = promisify(fdatasync)

const app = express()
const server = createServer(app)
const io = new Server(server)
app.get('/partner/:order', ({ params: { order } }, answer) => {
  if (!statuses.has(order)) statuses.set(order, 'PLACED')
  answer.send(partnerPage(order))
})
app.get('/orders/:order', ({ params: { order } }, answer) => {
  answer.send(customerPage(order, statuses.get(order) ?? ''))
})

io.on('connection', (socket) => {
  socket.on('follow', (order: string, done: () => void) => {
    void socket.join(order)
    done()
  })
  socket.on('step', async (order: string, to: string) => {
    if (after[statuses.get(order) ?? ''] !== to) return
    statuses.set(order, to)
    if (file !== undefined) await keep(file, { order, to, at: Date.now() })
    io.to(order).emit('status', to)
  })
})

server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
process.once('SIGTERM', () => {
  if (file !== undefined) closeSync(file)
  process.exit()
})

async function keep(into: number, change: object): Promise<void> {
  await append(into, `${JSON.stringify(change)}\n`)
  await sync(into)
}
