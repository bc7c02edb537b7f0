import { closeSync, fdatasync, openSync, write } from 'node:fs'
import { promisify } from 'node:util'

const append = promisify(write)
const sync = promisify(fdatasync)

/** What the floors keep of an update: what waits is appended to a file together and synced once before anybody hears of any of it. */
export class BatchedFile<Update> {
  readonly #file: number
  readonly #bytesOf: (update: Update) => string | Uint8Array
  readonly #tell: (batch: readonly Update[]) => void
  #waiting: Update[] = []
  #isBusy = false

  constructor(
    path: string,
    { bytesOf, tell }: { bytesOf(update: Update): string | Uint8Array; tell(batch: readonly Update[]): void },
  ) {
    this.#file = openSync(path, 'a')
    this.#bytesOf = bytesOf
    this.#tell = tell
  }

  add(update: Update): void {
    this.#waiting.push(update)
    if (!this.#isBusy) void this.#keep()
  }

  close(): void {
    closeSync(this.#file)
  }

  async #keep(): Promise<void> {
    this.#isBusy = true
    // What came in together waits together: the first of a burst shouldn't go alone.
    await new Promise(setImmediate)
    while (this.#waiting.length > 0) {
      const batch = this.#waiting
      this.#waiting = []
      await append(this.#file, Buffer.concat(batch.map((update) => Buffer.from(this.#bytesOf(update)))))
      await sync(this.#file)
      this.#tell(batch)
    }
    this.#isBusy = false
  }
}
